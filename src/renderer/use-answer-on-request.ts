import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../shared/failure.ts';
import type { WindowCommandName, WindowInput, WindowOutput } from '../shared/ipc.ts';
import { ask } from './bridge.ts';

/** What became of something that is asked only when the person wants it. */
export interface RequestedAnswer<T> {
  readonly kind: 'unasked' | 'loading' | 'loaded' | 'failed';
  /** What came last; it stays while it is asked again, and when that fails. */
  readonly value: T | null;
  /** When `value` came, milliseconds since 1970. */
  readonly receivedAtMs: number | null;
  readonly tookMs: number | null;
  readonly failure: Failure | null;
}

export interface Request<N extends WindowCommandName> {
  readonly answer: RequestedAnswer<WindowOutput<N>>;
  readonly askNow: (input: WindowInput<N>) => void;
  /** Stops waiting: the answer, should it come, is dropped. */
  readonly stopWaiting: () => void;
}

const nothingYet = {
  kind: 'unasked',
  value: null,
  receivedAtMs: null,
  tookMs: null,
  failure: null,
} as const;

/** As `useAnswer`, for what costs something: nothing is asked before `askNow`. */
export function useAnswerOnRequest<N extends WindowCommandName>(name: N): Request<N> {
  const [answer, setAnswer] = useState<RequestedAnswer<WindowOutput<N>>>(nothingYet);
  const turn = useRef(0);

  const askNow = useCallback(
    (input: WindowInput<N>) => {
      turn.current += 1;
      const mine = turn.current;
      const askedAtMs = performance.now();
      setAnswer((before) => ({ ...before, kind: 'loading' }));
      void ask(name, input).then((result) => {
        if (mine !== turn.current) return;
        const tookMs = performance.now() - askedAtMs;
        setAnswer((before) =>
          result.ok
            ? {
                ...nothingYet,
                kind: 'loaded',
                value: result.value,
                receivedAtMs: Date.now(),
                tookMs,
              }
            : { ...before, kind: 'failed', failure: result.failure },
        );
      });
    },
    [name],
  );

  const stopWaiting = useCallback(() => {
    turn.current += 1;
    setAnswer((before) => ({ ...before, kind: before.value === null ? 'unasked' : 'loaded' }));
  }, []);

  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );

  return { answer, askNow, stopWaiting };
}
