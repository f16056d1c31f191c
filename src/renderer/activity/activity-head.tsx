import { ask } from '../bridge.ts';
import { Button } from '../parts/button.tsx';
import { FindField } from '../parts/find-field.tsx';
import { SegmentedControl } from '../parts/segmented-control.tsx';
import { tell } from '../toasts.ts';
import { activityWords } from '../words/activity.ts';

interface ActivityHeadProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly failedOnly: boolean;
  readonly onFailedOnly: (failedOnly: boolean) => void;
  readonly failed: number;
  readonly held: number;
  readonly isPaused: boolean;
  readonly onPause: (isPaused: boolean) => void;
}

export function ActivityHead(props: ActivityHeadProps) {
  const { isPaused, held, failedOnly } = props;
  return (
    <header className="activity-head">
      <h1>{activityWords.title}</h1>
      <div className="activity-find">
        <FindField
          label={activityWords.filterLabel}
          placeholder={activityWords.filter}
          value={props.text}
          onChange={props.onText}
          hasHotKey
        />
      </div>
      <SegmentedControl
        label={activityWords.which}
        value={failedOnly ? 'failed' : 'all'}
        choices={[
          { id: 'all', label: activityWords.all },
          { id: 'failed', label: activityWords.failed(props.failed) },
        ]}
        onChange={(which) => props.onFailedOnly(which === 'failed')}
      />
      <Button icon={isPaused ? 'play' : 'pause'} onPress={() => props.onPause(!isPaused)}>
        {isPaused ? activityWords.resume(held) : activityWords.pause}
      </Button>
      <Button icon="out" onPress={() => void exportAndTell()}>
        {activityWords.export}
      </Button>
    </header>
  );
}

async function exportAndTell(): Promise<void> {
  const answer = await ask('exportActivity', {});
  if (!answer.ok) tell(answer.failure.title, { hasFailed: true });
  else if (answer.value.path !== null) tell(activityWords.exported(answer.value.path));
}
