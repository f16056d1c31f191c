import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../shared/failure.ts';
import type { WindowCommandName, WindowInput, WindowOutput } from '../shared/ipc.ts';
import { ask } from './bridge.ts';

/** What became of something that is asked only when the person wants it. */
export type RequestedAnswer<T> =
  | { readonly kind: 'unasked' }
  | { readonly kind: 'loading'; readonly value: T | null }
  | { readonly kind: 'loaded'; readonly value: T; readonly tookMs: number }
  | { readonly kind: 'failed'; readonly value: T | null; readonly failure: Failure };

export interface Request<N extends WindowCommandName> {
  readonly answer: RequestedAnswer<WindowOutput<N>>;
  readonly askNow: (input: WindowInput<N>) => void;
  /** Stops waiting: the answer, should it come, is dropped. */
  readonly stopWaiting: () => void;
}

/** As `useAnswer`, for what costs something: nothing is asked before `askNow`. */
export function useAnswerOnRequest<N extends WindowCommandName>(name: N): Request<N> {
  const [answer, setAnswer] = useState<RequestedAnswer<WindowOutput<N>>>({ kind: 'unasked' });
  const turn = useRef(0);

  const askNow = useCallback(
    (input: WindowInput<N>) => {
      turn.current += 1;
      const mine = turn.current;
      const askedAtMs = performance.now();
      setAnswer((before) => ({ kind: 'loading', value: valueIn(before) }));
      void ask(name, input).then((result) => {
        if (mine !== turn.current) return;
        const tookMs = performance.now() - askedAtMs;
        setAnswer((before) =>
          result.ok
            ? { kind: 'loaded', value: result.value, tookMs }
            : { kind: 'failed', value: valueIn(before), failure: result.failure },
        );
      });
    },
    [name],
  );

  const stopWaiting = useCallback(() => {
    turn.current += 1;
    setAnswer({ kind: 'unasked' });
  }, []);

  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );

  return { answer, askNow, stopWaiting };
}

function valueIn<T>(answer: RequestedAnswer<T>): T | null {
  return answer.kind === 'unasked' ? null : answer.value;
}
