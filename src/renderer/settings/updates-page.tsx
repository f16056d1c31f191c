import { useEffect, useRef } from 'react';
import type { PreferencesView } from '../../shared/preferences.ts';
import { ask } from '../bridge.ts';
import type { ScreenProps } from '../frame/screen-props.ts';
import { Button } from '../parts/button.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { Toggle } from '../parts/toggle.tsx';
import { useMoment } from '../use-snapshot.ts';
import { updateWords as words } from '../words/updates.ts';
import { change } from './change-and-tell.ts';
import { SettingRow } from './setting-row.tsx';
import { type UpdateAct, type UpdateView, updateView } from './update-view.ts';

interface UpdatesPageProps extends Pick<ScreenProps, 'snapshot' | 'receivedAtMs'> {
  readonly preferences: PreferencesView;
}

/** Newer versions: whether they are looked for, what is known, and what changed. */
export function UpdatesPage({ snapshot, receivedAtMs, preferences }: UpdatesPageProps) {
  const { nowMs } = useMoment(receivedAtMs);
  const { looksForUpdates } = preferences;
  return (
    <div className="settings-page">
      {snapshot.update.canLook && (
        <SettingRow
          title={words.switch}
          note={switchNote(preferences)}
          control={
            <Toggle
              label={words.switch}
              isOn={looksForUpdates}
              onChange={(isOn) => change({ looksForUpdates: isOn })}
            />
          }
        />
      )}
      <Known view={updateView(snapshot.update, snapshot.version, nowMs)} />
    </div>
  );
}

function switchNote({ looksForUpdates, updatesSetBy }: PreferencesView): string {
  if (updatesSetBy !== 'administrator') return words.quiet;
  return words.byAdministrator[looksForUpdates ? 'on' : 'off'];
}

function Known({ view }: { readonly view: UpdateView }) {
  const { sentence, note, code, changes, buttons, tone, isBusy } = view;
  const { head, pressed } = useKeptFocus();
  return (
    <section className="update" data-tone={tone ?? undefined}>
      <div className="update-news" aria-live="polite">
        <h2 ref={head} tabIndex={-1}>
          {isBusy && <Spinner />}
          {sentence}
        </h2>
        {code && (
          <p className="setting-note">
            {note} <code>{code}</code>
          </p>
        )}
      </div>
      {!code && <p className="setting-note">{note}</p>}
      {changes && (
        <>
          <h3>{changes.title}</h3>
          <ul>
            {changes.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {buttons.length > 0 && (
        <div className="settings-actions">
          {buttons.map(({ act, label }, at) => (
            <Button
              key={act}
              kind={kindOf(act, at, tone)}
              {...(act === 'openDownloads' ? { endIcon: 'browser' as const } : {})}
              blockedBecause={isBusy ? sentence : null}
              onPress={() => {
                pressed();
                carryOut(act);
              }}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

/** When what was pressed goes away with its outcome, the focus goes to the sentence about it. */
function useKeptFocus() {
  const head = useRef<HTMLHeadingElement>(null);
  const isPressed = useRef(false);
  useEffect(() => {
    if (!isPressed.current || document.activeElement !== document.body) return;
    isPressed.current = false;
    head.current?.focus();
  });
  return {
    head,
    pressed() {
      isPressed.current = true;
    },
  };
}

/** What waits for the person has one filled button; putting it off is quiet. */
function kindOf(act: UpdateAct, at: number, tone: UpdateView['tone']) {
  if (act === 'putOff') return 'quiet';
  return at === 0 && tone !== null ? 'filled' : 'plain';
}

const acts: Readonly<Record<UpdateAct, () => Promise<unknown>>> = {
  look: () => ask('lookForUpdate', {}),
  // What comes of it, also a failure, is in the next snapshot.
  install: () => ask('installUpdate', {}),
  putOff: () => ask('putOffUpdate', {}),
  openDownloads: () => ask('openLink', { link: 'downloads' }),
};

function carryOut(act: UpdateAct): void {
  void acts[act]();
}
