import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Failed } from '../parts/failed.tsx';
import { Loading } from '../parts/loading.tsx';
import { activityWords } from '../words/activity.ts';
import type { ActivityFilter } from './filter.ts';
import type { LiveFeed } from './use-feed.ts';

interface InsteadProps {
  readonly live: LiveFeed;
  readonly filter: ActivityFilter;
  readonly onReset: () => void;
}

/** What stands in the place of a list without lines. */
export function Instead({ live, filter, onReset }: InsteadProps) {
  return (
    <div className="activity-instead">
      <Picture live={live} filter={filter} onReset={onReset} />
    </div>
  );
}

function Picture({ live, filter, onReset }: InsteadProps) {
  const { feed, kind, failure, askAgain } = live;
  if (feed.entries.length > 0) {
    const onlyFailed = filter.failedOnly && filter.text.trim() === '';
    return (
      <Empty
        title={onlyFailed ? activityWords.noneFailed : activityWords.noneFiltered}
        reason={onlyFailed ? activityWords.noneFailedNext : activityWords.noneFilteredNext}
      >
        <Button onPress={onReset}>{activityWords.showAll}</Button>
      </Empty>
    );
  }
  if (kind === 'loading') return <Loading rows={8} />;
  if (kind === 'failed' && failure) {
    return <Failed title={activityWords.failedToRead} failure={failure} onAgain={askAgain} />;
  }
  return <Empty title={activityWords.none} reason={activityWords.noneNext} />;
}
