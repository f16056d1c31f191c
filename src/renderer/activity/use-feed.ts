import { useEffect, useReducer } from 'react';
import type { Failure } from '../../shared/failure.ts';
import { listen } from '../bridge.ts';
import { useAnswer } from '../use-answer.ts';
import { emptyFeed, type Feed, feedAfter } from './feed.ts';

export interface LiveFeed {
  readonly feed: Feed;
  /** What became of reading what was recorded before. */
  readonly kind: 'loading' | 'loaded' | 'failed';
  readonly failure: Failure | null;
  readonly askAgain: () => void;
  readonly pause: (isPaused: boolean) => void;
}

/** What was recorded, and every call as it happens. */
export function useFeed(): LiveFeed {
  const [feed, dispatch] = useReducer(feedAfter, emptyFeed);
  const { kind, value, failure, askAgain } = useAnswer('activity', {});

  useEffect(() => listen('activity', (entry) => dispatch({ kind: 'arrived', entry })), []);
  useEffect(() => {
    if (value) dispatch({ kind: 'read', entries: value.entries });
  }, [value]);

  const pause = (isPaused: boolean) => dispatch({ kind: isPaused ? 'paused' : 'resumed' });
  return { feed, kind, failure, askAgain, pause };
}
