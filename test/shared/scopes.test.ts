import { describe, expect, it } from 'vitest';
import { missingScopes, toolsOf, wantedScopes } from '../../src/shared/scopes.ts';

describe('scopes', () => {
  it('are the two of the contract', () => expect(wantedScopes).toEqual(['query', 'schemas:read']));

  it.each([
    [['query', 'schemas:read'], [], 3],
    [['query'], ['schemas:read'], 1],
    [['schemas:read', 'another'], ['query'], 2],
    [[], ['query', 'schemas:read'], 0],
  ])('%j lack %j and allow %d tools', (granted, missing, tools) => {
    expect(missingScopes(granted)).toEqual(missing);
    expect(toolsOf(granted)).toHaveLength(tools);
  });
});
