import type { Clock } from '../ports.ts';

/** Keeps one upstream connection open while somebody works with it. */
export interface KeepWarm {
  /** A call was answered. */
  used(): void;
  close(): void;
}

const TOUCH_EVERY_MS = 45_000;
const ACTIVE_MS = 10 * 60_000;

/** Touches the server before its idle limit, and no longer than ten minutes after the last call. */
export function createKeepWarm({
  clock,
  warm,
}: {
  readonly clock: Clock;
  readonly warm: () => void;
}): KeepWarm {
  let usedMs = 0;
  let touchedMs = 0;
  let cancel: (() => void) | undefined;

  // Counted from the last use of the connection: a fixed beat would let it idle for almost two beats.
  function touchLater(): void {
    const quietMs = clock.monotonicMs() - touchedMs;
    cancel = clock.after(TOUCH_EVERY_MS - quietMs, () => {
      cancel = undefined;
      if (clock.monotonicMs() - usedMs > ACTIVE_MS) return;
      if (clock.monotonicMs() - touchedMs >= TOUCH_EVERY_MS) touch();
      touchLater();
    });
  }

  function touch(): void {
    touchedMs = clock.monotonicMs();
    warm();
  }

  return {
    used() {
      usedMs = clock.monotonicMs();
      touchedMs = usedMs;
      if (!cancel) touchLater();
    },
    close: () => cancel?.(),
  };
}
