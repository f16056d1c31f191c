import type { Clock } from '../ports.ts';

interface Watch {
  readonly clock: Clock;
  /** The longest silence. */
  readonly limitMs: number;
  /** Ends the work: nobody waits for it any more. */
  readonly giveUp: () => void;
}

/** The outcome of work that has to give a sign of life now and then; otherwise it is given up, as an error. */
export function whileAlive<T>(
  { clock, limitMs, giveUp }: Watch,
  work: (sign: () => void) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let cancel = (): void => {};
    let isOver = false;
    function end(): void {
      isOver = true;
      cancel();
    }
    function sign(): void {
      cancel();
      if (!isOver) cancel = clock.after(limitMs, silent);
    }
    function silent(): void {
      end();
      reject(new Error('No sign of life'));
      giveUp();
    }
    sign();
    void work(sign).then(resolve, reject).finally(end);
  });
}
