import { networkInterfaces } from 'node:os';
import type { Clock } from '../core/ports.ts';

const LOOK_EVERY_MS = 3_000;

/**
 * Calls `act` when the computer's addresses change: another network, or one that came back. No
 * system tells Node of it, so this looks; reading the list takes microseconds.
 */
export function watchNetwork(
  clock: Pick<Clock, 'after'>,
  act: () => void,
  addresses: () => string = ownAddresses,
): () => void {
  let seen = addresses();
  let cancel = (): void => {};
  function look(): void {
    const now = addresses();
    const hasChanged = now !== seen;
    seen = now;
    cancel = clock.after(LOOK_EVERY_MS, look);
    if (hasChanged) act();
  }
  cancel = clock.after(LOOK_EVERY_MS, look);
  return () => cancel();
}

function ownAddresses(): string {
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ internal }) => !internal)
    .map(({ address }) => address)
    .sort()
    .join(' ');
}
