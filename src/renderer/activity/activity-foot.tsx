import { LinkButton } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { go } from '../place.ts';
import { usePreferences } from '../use-preferences.ts';
import { activityWords } from '../words/activity.ts';

/** What is recorded and for how long; while paused, how many lines wait. */
export function ActivityFoot(props: { readonly isPaused: boolean; readonly held: number }) {
  const preferences = usePreferences();
  return (
    <footer className="activity-foot" data-pane>
      <Icon name="lock" />
      {preferences && (
        <span>
          {preferences.recordsTableNames
            ? activityWords.recordedWithTables
            : activityWords.recordedBare}{' '}
          <LinkButton onPress={() => go('settings', 'general')}>{activityWords.change}</LinkButton>
        </span>
      )}
      <span className="activity-kept" role="status">
        {props.isPaused
          ? activityWords.pausedNote(props.held)
          : preferences && activityWords.keptFor(preferences.activityDays)}
      </span>
    </footer>
  );
}
