import { describe, expect, it } from 'vitest';
import { definitionOf } from '../../../src/main/core/assistants/registry.ts';
import { assistantIds } from '../../../src/shared/assistant.ts';
import { assistantNames } from '../../../src/shared/assistant-names.ts';

describe('the names of the assistants', () => {
  it.each(assistantIds)('%s is called in lists as in its definition', (id) => {
    const { name, monogram } = definitionOf(id);
    expect(assistantNames[id]).toEqual({ name, monogram });
  });

  it('have monograms that differ', () => {
    const monograms = assistantIds.map((id) => assistantNames[id].monogram);
    expect(new Set(monograms).size).toBe(assistantIds.length);
  });
});
