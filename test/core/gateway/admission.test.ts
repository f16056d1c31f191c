import { expect, it } from 'vitest';
import { admitBridge } from '../../../src/main/core/gateway/admission.ts';

it('lets the bridge of any assistant in, until its key is revoked', () => {
  const isRevoked = (assistant: string): boolean => assistant === 'codex';
  expect(admitBridge('goose', { isRevoked })).toEqual({ kind: 'admitted', caller: 'goose' });
  expect(admitBridge('codex', { isRevoked })).toMatchObject({
    kind: 'refused',
    inBand: true,
    failure: { code: 'key_unknown', next: expect.stringContaining('connect codex') },
  });
});
