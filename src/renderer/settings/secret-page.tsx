import { useState } from 'react';
import { ageText } from '../../shared/ages.ts';
import { links } from '../../shared/links.ts';
import type { PreferencesView } from '../../shared/preferences.ts';
import { keyHolders } from '../assistants/rows.ts';
import { ask } from '../bridge.ts';
import type { ScreenProps } from '../frame/screen-props.ts';
import { Button } from '../parts/button.tsx';
import { LossDialog } from '../parts/dialog.tsx';
import { go } from '../place.ts';
import { tell } from '../toasts.ts';
import { askForPreferences } from '../use-preferences.ts';
import { useMoment } from '../use-snapshot.ts';
import { settingsWords as words } from '../words/settings.ts';
import { SecretBox, useStoreTest } from './secret-box.tsx';

interface SecretPageProps extends ScreenProps {
  readonly preferences: PreferencesView;
}

/** Where the secret is and what leaves this computer: answers, with what can be done about them. */
export function SecretPage({ snapshot, receivedAtMs, preferences }: SecretPageProps) {
  const { test, run } = useStoreTest();
  const [isDeleting, setDeleting] = useState(false);
  const hasSecret = preferences.clientId !== null;
  return (
    <div className="settings-page">
      <section aria-labelledby="where-is-secret">
        <h2 id="where-is-secret">{words.whereIsSecret}</h2>
        <p className="settings-answer">
          {snapshot.demo && words.secretDemo}
          {!snapshot.demo && (hasSecret ? words.secretIn(preferences.store) : words.secretNone)}
        </p>
        {hasSecret && <SecretBox preferences={preferences} test={test} />}
        <div className="settings-actions">
          <Button onPress={() => go('setup')}>{hasSecret ? words.replace : words.setUp}</Button>
          <Button onPress={run}>{words.testStore}</Button>
          {hasSecret && (
            <span className="settings-far">
              <Button kind="danger" onPress={() => setDeleting(true)}>
                {words.deleteSecret}
              </Button>
            </span>
          )}
        </div>
        {!preferences.clipboardConceals && (
          <p className="setting-note settings-clipboard">{words.clipboardNote}</p>
        )}
      </section>
      <Leaves
        snapshot={snapshot}
        receivedAtMs={receivedAtMs}
        isLooking={preferences.looksForUpdates && snapshot.update.canLook}
      />
      {isDeleting && (
        <LossDialog
          title={words.deleteTitle}
          keep={words.deleteKeep}
          lose={words.deleteNow}
          onKeep={() => setDeleting(false)}
          onLose={() => {
            setDeleting(false);
            void deleteAndTell();
          }}
        >
          {words.deleteText(keyHolders(snapshot.assistants))}
        </LossDialog>
      )}
    </div>
  );
}

async function deleteAndTell(): Promise<void> {
  const answer = await ask('deleteSecret', {});
  if (!answer.ok) return tell(answer.failure.title, { hasFailed: true });
  tell(words.deleted);
  return askForPreferences();
}

interface LeavesProps extends Pick<ScreenProps, 'snapshot' | 'receivedAtMs'> {
  /** Newer versions of the app are looked for. */
  readonly isLooking: boolean;
}

function Leaves({ snapshot, receivedAtMs, isLooking }: LeavesProps) {
  const { nowMs, secondsSince } = useMoment(receivedAtMs);
  const { proofAgeSeconds } = snapshot.health;
  const { lookedAt } = snapshot.update;
  const last =
    proofAgeSeconds === null
      ? words.never
      : ageText(nowMs - (proofAgeSeconds + secondsSince) * 1_000, nowMs);
  return (
    <section className="leaves" aria-labelledby="what-leaves">
      <h2 id="what-leaves">{words.whatLeaves}</h2>
      <table className="settings-table">
        <thead>
          <tr>
            <th scope="col">{words.leaves.to}</th>
            <th scope="col">{words.leaves.what}</th>
            <th scope="col">{words.leaves.last}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <td>
              <code>{snapshot.host}</code>
            </td>
            <td>{words.leavesServer}</td>
            <td>{last}</td>
          </tr>
          {isLooking && (
            <tr>
              <td>
                <code>{new URL(links.downloads).host}</code>
              </td>
              <td>{words.leavesUpdates}</td>
              <td>{lookedAt === null ? words.never : ageText(Date.parse(lookedAt), nowMs)}</td>
            </tr>
          )}
        </tbody>
      </table>
      <p className="setting-note">{words.leavesNothingElse}</p>
    </section>
  );
}
