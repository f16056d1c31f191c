import { setTimeout as sleep } from 'node:timers/promises';

/** The promise, or an error that says what was waited for. */
export async function within<T>(
  promise: Promise<T>,
  limitMs: number,
  what: () => string,
): Promise<T> {
  const timer = new AbortController();
  const late = sleep(limitMs, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`Waited ${limitMs} ms in vain for ${what()}`);
  });
  late.catch(() => {});
  try {
    return await Promise.race([promise, late]);
  } finally {
    timer.abort();
  }
}

interface Closing {
  readonly destroyed: boolean;
  once(event: 'close', listener: () => void): unknown;
}

/** Resolves when a socket or stream is closed, however it came about. */
export async function closed(stream: Closing, withinMs = 10_000): Promise<void> {
  if (stream.destroyed) return;
  const closing = new Promise<void>((resolve) => void stream.once('close', resolve));
  await within(closing, withinMs, () => 'the end of a connection');
}

const LOOK_EVERY_MS = 20;

/** Asks again and again until the answer fits: for counters and other things without an event. */
export async function eventually<T>(
  ask: () => Promise<T> | T,
  fits: (value: T) => boolean,
  limitMs = 10_000,
): Promise<T> {
  const deadlineMs = performance.now() + limitMs;
  for (;;) {
    const value = await ask();
    if (fits(value)) return value;
    if (performance.now() > deadlineMs)
      throw new Error(`Still after ${limitMs} ms: ${JSON.stringify(value)}`);
    await sleep(LOOK_EVERY_MS);
  }
}
