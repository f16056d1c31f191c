import { createHash, randomBytes, randomInt } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Clock, Hash, Random } from '../core/ports.ts';

// A timer cannot be set further ahead than this (2^31 - 1 ms).
const LONGEST_TIMER_MS = 2_147_483_647;

export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  wallMs: () => Date.now(),
  zoneOffsetMs: (wallMs) => -new Date(wallMs).getTimezoneOffset() * 60_000,
  after(ms, act) {
    const timer = setTimeout(act, Math.min(ms, LONGEST_TIMER_MS));
    timer.unref();
    return () => clearTimeout(timer);
  },
};

export const systemRandom: Random = {
  unit: () => randomInt(2 ** 32) / 2 ** 32,
  token: (bytes) => randomBytes(bytes).toString('base64url'),
};

export const systemHash: Hash = {
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
};
