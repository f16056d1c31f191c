import { expect, it } from 'vitest';
import { admitBridge } from '../../../src/main/core/gateway/admission.ts';

it.each(['jetbrains', 'raycast', 'other'] as const)(
  'tells %s, whose configuration is pasted, by which command it is let in again',
  (assistant) => {
    const refused = admitBridge(assistant, { isRevoked: () => true });
    const next = expect.stringContaining(`snippet ${assistant}`);
    expect(refused).toMatchObject({ kind: 'refused', failure: { next } });
  },
);

it('lets the bridge of any assistant in, until its key is revoked', () => {
  const isRevoked = (assistant: string): boolean => assistant === 'codex';
  expect(admitBridge('goose', { isRevoked })).toEqual({ kind: 'admitted', caller: 'goose' });
  expect(admitBridge('codex', { isRevoked })).toMatchObject({
    kind: 'refused',
    inBand: true,
    failure: { code: 'key_unknown', next: expect.stringContaining('connect codex') },
  });
});
