import { useDeferredValue, useState } from 'react';
import type { ScreenProps } from '../frame/screen-props.ts';
import { useKeyOnPage } from '../use-key-on-page.ts';
import { useNow } from '../use-now.ts';
import { ActivityFoot } from './activity-foot.tsx';
import { ActivityHead } from './activity-head.tsx';
import { ActivityList } from './activity-list.tsx';
import { failedCount, filtered } from './filter.ts';
import { Instead } from './instead.tsx';
import { linesOf } from './lines.ts';
import { useFeed } from './use-feed.ts';
import './activity.css';

/** Calls as they happen, the newest on top. */
export function ActivityScreen(_props: ScreenProps) {
  const live = useFeed();
  const { entries, held, isPaused } = live.feed;
  const [text, setText] = useState('');
  const [failedOnly, setFailedOnly] = useState(false);
  const filter = { text: useDeferredValue(text), failedOnly };
  const shown = filtered(entries, filter);
  const today = useToday();

  useKeyOnPage('f', () => setFailedOnly((before) => !before));
  useKeyOnPage(' ', () => live.pause(!isPaused));

  const reset = () => {
    setText('');
    setFailedOnly(false);
  };
  return (
    <>
      <ActivityHead
        text={text}
        onText={setText}
        failedOnly={failedOnly}
        onFailedOnly={setFailedOnly}
        failed={failedCount(entries)}
        held={held.length}
        isPaused={isPaused}
        onPause={live.pause}
      />
      {shown.length > 0 ? (
        <ActivityList lines={linesOf(shown, today)} />
      ) : (
        <Instead live={live} filter={filter} onReset={reset} />
      )}
      <ActivityFoot isPaused={isPaused} held={held.length} />
    </>
  );
}

const DAY_MS = 86_400_000;

/** Some moment of today, the same one all day, so that lines are made anew only then. */
function useToday(): number {
  const nowMs = useNow();
  const midnight = new Date(nowMs).setHours(0, 0, 0, 0);
  return midnight + DAY_MS / 2;
}
