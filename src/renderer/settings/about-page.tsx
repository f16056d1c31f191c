import { useState } from 'react';
import type { PreferencesView } from '../../shared/preferences.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { keyHolders } from '../assistants/rows.ts';
import { ask } from '../bridge.ts';
import { Button } from '../parts/button.tsx';
import { LossDialog } from '../parts/dialog.tsx';
import { WithCode } from '../parts/with-code.tsx';
import { go } from '../place.ts';
import { tell } from '../toasts.ts';
import { askForPreferences } from '../use-preferences.ts';
import { settingsWords as words } from '../words/settings.ts';
import { SettingRow } from './setting-row.tsx';

interface AboutPageProps {
  readonly preferences: PreferencesView;
  readonly snapshot: Snapshot;
}

export function AboutPage({ preferences, snapshot }: AboutPageProps) {
  const [isResetting, setResetting] = useState(false);
  return (
    <div className="settings-page">
      <SettingRow
        title={words.version}
        control={<code className="setting-value">{snapshot.version}</code>}
      />
      <SettingRow
        title={words.documentation}
        note={words.documentationNote}
        control={
          <Button endIcon="browser" onPress={() => void ask('openLink', { link: 'documentation' })}>
            {words.openDocumentation}
          </Button>
        }
      />
      <SettingRow
        title={words.portal}
        note={words.portalNote}
        control={
          <Button endIcon="browser" onPress={() => void ask('openLink', { link: 'portal' })}>
            {words.openPortal}
          </Button>
        }
      />
      <SettingRow
        title={words.log}
        note={
          <>
            <code className="setting-path">{preferences.logFolder}</code>
            {words.logNote}
          </>
        }
        control={<Button onPress={() => void openLogFolder()}>{words.openLog}</Button>}
      />
      <SettingRow
        title={words.reset}
        note={<WithCode text={words.resetNote} />}
        control={
          <Button kind="danger" onPress={() => setResetting(true)}>
            {words.resetButton}
          </Button>
        }
      />
      {isResetting && (
        <LossDialog
          title={words.resetTitle}
          keep={words.resetKeep}
          lose={words.resetNow}
          onKeep={() => setResetting(false)}
          onLose={() => {
            setResetting(false);
            void reset();
          }}
        >
          {words.resetText(keyHolders(snapshot.assistants))}
        </LossDialog>
      )}
    </div>
  );
}

async function openLogFolder(): Promise<void> {
  const answer = await ask('openLogFolder', {});
  if (!answer.ok) tell(answer.failure.title, { hasFailed: true });
}

async function reset(): Promise<void> {
  const answer = await ask('reset', {});
  // What failed may have come after all else was reset.
  await askForPreferences();
  if (answer.ok) return go('overview');
  const { title, cause } = answer.failure;
  return tell(`${title}. ${cause}`, { hasFailed: true });
}
