import { ageText } from '../../../shared/ages.ts';
import type { Moment, StateAction } from '../../../shared/said.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { stateWords } from '../../../shared/state-words.ts';

/** What a click in the tray's menu asks for. */
export type TrayAct =
  | { readonly kind: 'state'; readonly act: StateAction }
  | { readonly kind: 'copyToken' | 'verify' | 'pause' | 'resume' | 'quit' | 'reportProblem' }
  | {
      readonly kind: 'show';
      readonly place: 'overview' | 'tables' | 'assistants' | 'settings';
      readonly page?: 'updates';
    }
  | { readonly kind: 'copySnippet' | 'showAssistant'; readonly assistant: string };

export type TrayItem =
  | { readonly kind: 'separator' }
  /** Says something and can do nothing. */
  | { readonly kind: 'remark'; readonly label: string }
  | { readonly kind: 'submenu'; readonly label: string; readonly items: readonly TrayItem[] }
  | {
      readonly kind: 'action';
      readonly label: string;
      readonly act: TrayAct;
      readonly isChecked?: boolean;
    };

export interface TrayFacts {
  readonly snapshot: Snapshot;
  readonly moment: Moment;
  /** Life of the token that is on the clipboard, in seconds; undefined when none of ours is. */
  readonly copiedSecondsLeft: number | undefined;
  /** Assistants to offer in "Copy config for": those with a key, then those found here. */
  readonly offered: readonly { readonly id: string; readonly name: string }[];
}

const MOST_OFFERED = 10;

/** The tooltip and the menu's first line: the state, and how old the claim is. */
export function traySentence({ snapshot, moment }: TrayFacts): string {
  const { word, sentence } = stateWords(snapshot, moment);
  const said = sentence.startsWith(word) ? sentence : `${word}. ${sentence}`;
  return snapshot.demo ? `Demo. ${said}` : said;
}

/** The menu from top to bottom; its first action is the one that the state asks for. */
export function trayMenu(facts: TrayFacts): readonly TrayItem[] {
  const { snapshot } = facts;
  return [
    action(traySentence(facts), { kind: 'show', place: 'overview' }),
    { kind: 'separator' },
    ...firstActions(facts),
    action('Verify connection', { kind: 'verify' }),
    { kind: 'submenu', label: 'Copy config for', items: configItems(facts) },
    { kind: 'separator' },
    action('Browse tables', { kind: 'show', place: 'tables' }),
    { kind: 'submenu', label: 'Assistants', items: assistantItems(facts) },
    { kind: 'separator' },
    snapshot.health.state === 'paused'
      ? action('Resume', { kind: 'resume' })
      : action('Pause', { kind: 'pause' }),
    { kind: 'separator' },
    ...updateItems(snapshot),
    action('Open DynamoSQL Tray', { kind: 'show', place: 'overview' }),
    action('Settings…', { kind: 'show', place: 'settings' }),
    action('Report a problem…', { kind: 'reportProblem' }),
    { kind: 'separator' },
    action(quitLabel(snapshot), { kind: 'quit' }),
  ];
}

function action(label: string, act: TrayAct): TrayItem {
  return { kind: 'action', label, act };
}

function firstActions(facts: TrayFacts): readonly TrayItem[] {
  const { snapshot, moment, copiedSecondsLeft } = facts;
  const { state } = snapshot.health;
  if (state === 'ready' || state === 'working') {
    if (copiedSecondsLeft === undefined || copiedSecondsLeft < 1)
      return [action('Copy fresh token', { kind: 'copyToken' })];
    const label = `Copied, valid ${minutes(copiedSecondsLeft)}`;
    return [{ kind: 'action', label, act: { kind: 'copyToken' }, isChecked: true }];
  }
  return stateWords(snapshot, moment)
    .actions.filter(({ id }) => id !== 'verify' && id !== 'resume')
    .map(({ id, label }) => action(label, { kind: 'state', act: id }));
}

/** Whole minutes, rounded down: a promise that holds. */
function minutes(seconds: number): string {
  return seconds < 60 ? `${Math.floor(seconds)} s` : `${Math.floor(seconds / 60)} min`;
}

function configItems({ offered }: TrayFacts): readonly TrayItem[] {
  if (offered.length === 0) return [{ kind: 'remark', label: 'No assistant found yet' }];
  const items = offered
    .slice(0, MOST_OFFERED)
    .map(({ id, name }) => action(name, { kind: 'copySnippet', assistant: id }));
  return [...items, action('More…', { kind: 'show', place: 'assistants' })];
}

function assistantItems({ snapshot, moment }: TrayFacts): readonly TrayItem[] {
  const known = snapshot.assistants.map(({ id, name, lastSeen }): TrayItem => {
    const seen = lastSeen === null ? 'no call yet' : ageText(Date.parse(lastSeen), moment.nowMs);
    return {
      kind: 'action',
      label: `${name}, ${seen}`,
      act: { kind: 'showAssistant', assistant: id },
      isChecked: lastSeen !== null,
    };
  });
  const none: TrayItem = { kind: 'remark', label: 'No assistant found yet' };
  return [
    ...(known.length === 0 ? [none] : known),
    { kind: 'separator' },
    action('Connect another…', { kind: 'show', place: 'assistants' }),
  ];
}

/** Only what is ready and was not put off: nothing else about updates asks to be read. */
function updateItems({ update: { state } }: Snapshot): readonly TrayItem[] {
  if (state.kind !== 'ready' || state.isPutOff) return [];
  const act = { kind: 'show', place: 'settings', page: 'updates' } as const;
  return [action(`Update to ${state.version}…`, act)];
}

function quitLabel({ assistants }: Snapshot): string {
  const losers = assistants.filter(({ hasKey }) => hasKey).length;
  if (losers === 0) return 'Quit';
  return `Quit. ${losers === 1 ? '1 assistant loses' : `${losers} assistants lose`} DynamoSQL.`;
}
