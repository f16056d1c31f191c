import type { PreferencesView } from '../../shared/preferences.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { keyHolders } from '../assistants/rows.ts';
import { Choice } from '../parts/choice.tsx';
import { SegmentedControl } from '../parts/segmented-control.tsx';
import { Toggle } from '../parts/toggle.tsx';
import { settingsWords as words } from '../words/settings.ts';
import { change, setStartAtLogin } from './change-and-tell.ts';
import { PortSetting } from './port-setting.tsx';
import { SettingRow } from './setting-row.tsx';

interface GeneralPageProps {
  readonly preferences: PreferencesView;
  readonly snapshot: Snapshot;
}

const appearances = (['system', 'light', 'dark'] as const).map((id) => ({
  id,
  label: words.appearances[id],
}));
const trays = (['one-colour', 'colours'] as const).map((id) => ({ id, label: words.trays[id] }));
const days = ([1, 7, 30] as const).map((count) => ({ count, id: String(count) }));

export function GeneralPage({ preferences, snapshot }: GeneralPageProps) {
  const { startsAtLogin, activityDays } = preferences;
  return (
    <div className="settings-page">
      <SettingRow
        title={words.start}
        note={startsAtLogin === null ? words.startUnknown : words.startNote}
        control={
          startsAtLogin !== null && (
            <Toggle label={words.start} isOn={startsAtLogin} onChange={setStartAtLogin} />
          )
        }
      />
      <PortSetting port={preferences.port} knownTo={keyHolders(snapshot.assistants)} />
      <SettingRow
        title={words.notifications}
        note={words.notificationsNote}
        control={
          <Toggle
            label={words.notifications}
            isOn={preferences.notifications}
            onChange={(notifications) => change({ notifications })}
          />
        }
      />
      <SettingRow
        title={words.appearance}
        control={
          <SegmentedControl
            label={words.appearance}
            value={preferences.appearance}
            choices={appearances}
            onChange={(appearance) => change({ appearance })}
          />
        }
      />
      <SettingRow
        title={words.tray}
        note={words.trayNote}
        control={
          <SegmentedControl
            label={words.tray}
            value={preferences.trayIcon}
            choices={trays}
            onChange={(trayIcon) => change({ trayIcon })}
          />
        }
      />
      <SettingRow
        title={words.tableNames}
        note={words.tableNamesNote}
        control={
          <Toggle
            label={words.tableNames}
            isOn={preferences.recordsTableNames}
            onChange={(recordsTableNames) => change({ recordsTableNames })}
          />
        }
      />
      <SettingRow
        title={words.activity}
        note={words.activityNote}
        control={
          <Choice
            label={words.activity}
            value={String(activityDays)}
            choices={days.map(({ id, count }) => ({ id, label: words.days(count) }))}
            onChange={(id) => {
              const chosen = days.find((each) => each.id === id);
              if (chosen) change({ activityDays: chosen.count });
            }}
          />
        }
      />
    </div>
  );
}
