import { randomUUID } from 'node:crypto';
import type { Faults } from '../faults.ts';
import type { Switches } from '../switches.ts';

const DEFAULT_SKEW_SECONDS = 3600;

/** Headers of every answer: when, under which number, and how long the connection stays. */
export function stamps(switches: Switches, faults: Faults): Readonly<Record<string, string>> {
  const skew = faults.strike('clock-skew');
  const skewSeconds = skew === undefined ? 0 : Number(skew.value ?? DEFAULT_SKEW_SECONDS);
  return {
    date: new Date(Date.now() + skewSeconds * 1000).toUTCString(),
    ...(switches.requestIds && { 'x-request-id': randomUUID() }),
    // Node adds its Keep-Alive hint only where it writes the Connection header itself.
    ...(!switches.keepAliveHint && { connection: 'keep-alive' }),
  };
}
