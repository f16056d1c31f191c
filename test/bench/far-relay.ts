import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Makes a server on this computer look far away: a TCP relay that holds every chunk for half the
 * round trip, and the first ones for a whole round trip more, as the opening of a connection would.
 */
export async function startFarRelay(target: {
  readonly port: number;
  readonly roundTripMs: number;
}): Promise<number> {
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ host: '127.0.0.1', port: target.port, noDelay: true });
    const openMs = performance.now() + target.roundTripMs;
    carry(near, far, { openMs, delayMs: target.roundTripMs / 2 });
    carry(far, near, { openMs, delayMs: target.roundTripMs / 2 });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Chunks leave in the order in which they came, each at its own time. */
function carry(
  from: Socket,
  to: Socket,
  { openMs, delayMs }: { readonly openMs: number; readonly delayMs: number },
): void {
  let last = Promise.resolve();
  const later = (act: () => void): void => {
    const dueMs = Math.max(performance.now(), openMs) + delayMs;
    last = last.then(() => sleep(Math.max(0, dueMs - performance.now()))).then(act);
  };
  from.on('data', (chunk) => later(() => void to.write(chunk)));
  from.on('end', () => later(() => void to.end()));
  from.on('error', () => to.destroy());
  from.on('close', () => later(() => void to.destroy()));
}
