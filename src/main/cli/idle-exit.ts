import type { Clock } from '../core/ports.ts';

/** Ends a run that bridges started, once the last of them is gone for a while. */
export interface IdleExit {
  /** The run is ready: from now on it waits for bridges. */
  begin(): void;
  onBridges(bridges: number): void;
  /** Resolves when nobody was connected for the whole time; never, when no time was given. */
  readonly idle: Promise<void>;
}

export function createIdleExit(seconds: number | undefined, clock: Pick<Clock, 'after'>): IdleExit {
  let cancel = (): void => {};
  let connected = 0;
  let end = (): void => {};
  const idle = new Promise<void>((resolve) => {
    end = resolve;
  });
  function wait(): void {
    cancel();
    if (seconds !== undefined && connected === 0) cancel = clock.after(seconds * 1_000, end);
  }
  return {
    begin: wait,
    onBridges(bridges) {
      connected = bridges;
      wait();
    },
    idle,
  };
}
