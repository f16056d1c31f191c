import type { Server } from 'node:net';

/** A turn of the loop that took less than this brought nobody and did nothing. */
const QUIET_MS = 0.1;
/** In a loop that never rests the best turn is the next one. */
const LONGEST_WAIT_MS = 100;

/**
 * Takes nobody in any more, in a moment when nobody stands at the door: closing it cuts off whoever
 * has knocked and was not let in yet. Who comes in the last tenth of a millisecond still is.
 */
export async function closeInQuiet(servers: readonly Server[]): Promise<void> {
  let came = 0;
  const count = (): void => {
    came += 1;
  };
  for (const server of servers) server.on('connection', count);
  const endMs = performance.now() + LONGEST_WAIT_MS;
  await turn();
  for (let isQuiet = false; !isQuiet && performance.now() < endMs; ) {
    const [startedMs, before] = [performance.now(), came];
    await turn();
    isQuiet = came === before && performance.now() - startedMs < QUIET_MS;
  }
  for (const server of servers) {
    server.off('connection', count);
    server.close();
  }
}

/** Goes on right after the loop has let in whoever waits. */
function turn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
