const ENDING = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
const ENDED_TWICE = 130;

/**
 * Makes `act` the only one that hears these signals. The library that replaces files atomically
 * listens too and raises each signal again by itself, so that one would look like two; it tidies
 * up at the exit all the same.
 */
export function onSignals(
  signals: readonly NodeJS.Signals[],
  act: (signal: NodeJS.Signals) => void,
): void {
  for (const signal of signals) {
    process.removeAllListeners(signal);
    process.on(signal, act);
  }
}

/**
 * Resolves at the first signal that asks this process to end, or by itself when `idle` does; a
 * signal while it is ending ends it at once.
 */
export function untilEnded(idle?: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    let isEnding = false;
    // Nothing else may keep the process alive while it only waits for connections.
    const pulse = setInterval(() => {}, 2 ** 30);
    const end = (): void => {
      isEnding = true;
      clearInterval(pulse);
      resolve();
    };
    onSignals(ENDING, () => (isEnding ? process.exit(ENDED_TWICE) : end()));
    void idle?.then(end);
  });
}
