import { createHash } from 'node:crypto';
import type { Random } from '../../src/main/core/ports.ts';

/** Chance that repeats: the same seed gives the same numbers and tokens. */
export function createSeededRandom(seed = 1): Random {
  let drawn = 0;
  const draw = (): Buffer => createHash('sha512').update(`${seed}/${drawn++}`).digest();
  return {
    unit: () => draw().readUInt32BE(0) / 2 ** 32,
    token: (bytes) => draw().subarray(0, bytes).toString('base64url'),
  };
}
