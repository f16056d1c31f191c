import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../shared/failure.ts';
import type { WindowCommandName, WindowInput, WindowOutput } from '../shared/ipc.ts';
import { ask } from './bridge.ts';

/** What became of a question to main. What was answered before stays while it is asked again. */
export interface Answer<T> {
  readonly kind: 'loading' | 'loaded' | 'failed';
  readonly value: T | null;
  /** When `value` came, milliseconds since 1970. */
  readonly receivedAtMs: number | null;
  readonly failure: Failure | null;
  readonly askAgain: () => void;
}

const nothingYet = { kind: 'loading', value: null, receivedAtMs: null, failure: null } as const;

/** Asks main when it is first drawn and whenever the input changes. */
export function useAnswer<N extends WindowCommandName>(
  name: N,
  input: WindowInput<N>,
): Answer<WindowOutput<N>> {
  const [answer, setAnswer] = useState<Omit<Answer<WindowOutput<N>>, 'askAgain'>>(nothingYet);
  const turn = useRef(0);
  const inputText = JSON.stringify(input);

  const askAgain = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    setAnswer((before) => ({ ...before, kind: 'loading' }));
    void ask(name, JSON.parse(inputText)).then((result) => {
      // An answer to an older question comes too late.
      if (mine !== turn.current) return;
      setAnswer((before) =>
        result.ok
          ? { kind: 'loaded', value: result.value, receivedAtMs: Date.now(), failure: null }
          : { ...before, kind: 'failed', failure: result.failure },
      );
    });
  }, [name, inputText]);

  useEffect(() => {
    // An answer to another question is not an old one to this.
    setAnswer(nothingYet);
    askAgain();
    return () => {
      turn.current += 1;
    };
  }, [askAgain]);

  return { ...answer, askAgain };
}
