import { networkInterfaces } from 'node:os';
import type { Clock } from '../core/ports.ts';

const LOOK_EVERY_MS = 3_000;

/**
 * Calls `act` when the computer's addresses change: another network, or one that came back. No
 * system tells Node of it, so this looks; reading the list takes microseconds.
 */
export function watchNetwork(clock: Pick<Clock, 'after'>, act: () => void): () => void {
  let seen = addresses();
  let cancel = (): void => {};
  function look(): void {
    const now = addresses();
    if (now !== seen) act();
    seen = now;
    cancel = clock.after(LOOK_EVERY_MS, look);
  }
  cancel = clock.after(LOOK_EVERY_MS, look);
  return () => cancel();
}

function addresses(): string {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address }) => address)
    .sort()
    .join(' ');
}
