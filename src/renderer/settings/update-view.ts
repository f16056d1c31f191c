import { ageText } from '../../shared/ages.ts';
import type { Update, UpdateState } from '../../shared/update.ts';
import { updateWords as words } from '../words/updates.ts';

export type UpdateAct = 'look' | 'install' | 'putOff' | 'openDownloads';

interface UpdateButton {
  readonly act: UpdateAct;
  readonly label: string;
}

/** What is said of newer versions, and what can be done now: the first button is the thing to do. */
export interface UpdateView {
  readonly sentence: string;
  readonly note: string;
  /** Code of a failure. */
  readonly code: string | null;
  readonly changes: { readonly title: string; readonly lines: readonly string[] } | null;
  /** While something is under way they are blocked, and the one that was pressed is still there. */
  readonly buttons: readonly UpdateButton[];
  /** It waits for the person: `ready` in a box, a failure in a red one. */
  readonly tone: 'ready' | 'fail' | null;
  readonly isBusy: boolean;
}

interface Told {
  readonly sentence: string;
  readonly note: string;
  readonly buttons?: readonly UpdateButton[];
  readonly tone?: UpdateView['tone'];
}

const lookNow: UpdateButton = { act: 'look', label: words.lookNow };
const again: UpdateButton = { act: 'look', label: words.again };
const later: UpdateButton = { act: 'putOff', label: words.later };
const yourself: UpdateButton = { act: 'openDownloads', label: words.yourself };
const download: UpdateButton = { act: 'look', label: words.download };
const BUSY: ReadonlySet<UpdateState['kind']> = new Set(['looking', 'downloading', 'installing']);

export function updateView(update: Update, running: string, nowMs: number): UpdateView {
  const { state } = update;
  const { sentence, note, buttons = [], tone = null } = told(update, running, nowMs);
  return {
    sentence,
    note,
    buttons,
    tone,
    code: state.kind === 'failed' ? state.failure.code : null,
    changes: changesIn(state),
    isBusy: BUSY.has(state.kind),
  };
}

function told(update: Update, running: string, nowMs: number): Told {
  const { state, lookedAt, asksPassword } = update;
  switch (state.kind) {
    case 'off':
      return { sentence: words.off, note: words.offNote(running), buttons: [lookNow] };
    case 'waiting':
      return { sentence: words.waiting, note: words.waitingNote(running), buttons: [lookNow] };
    case 'looking':
      return {
        sentence: words.looking,
        note: looked(lookedAt, nowMs),
        buttons: [lookNow],
      };
    case 'current':
      return {
        sentence: words.current(running),
        note: looked(lookedAt, nowMs),
        buttons: [lookNow],
      };
    case 'available': {
      const sentence = words.available(state.version);
      return { sentence, note: words.availableNote, buttons: [download, yourself] };
    }
    case 'downloading':
      return {
        sentence: words.downloading(state.version),
        note: words.downloadingNote(state.percent),
        buttons: [download],
      };
    case 'ready':
      return readyWords(state, asksPassword);
    case 'installing':
      return {
        sentence: words.installing(state.version),
        note: asksPassword ? words.installingPassword : words.installingNote,
        buttons: [installButton(asksPassword)],
      };
    case 'failed':
      return failedWords(state);
    case 'by-hand':
      return byHandWords(state, update, running);
  }
}

function looked(lookedAt: string | null, nowMs: number): string {
  return lookedAt === null ? '' : words.looked(ageText(Date.parse(lookedAt), nowMs));
}

function installButton(asksPassword: boolean): UpdateButton {
  return { act: 'install', label: asksPassword ? words.install : words.restart };
}

function readyWords(state: Extract<UpdateState, { kind: 'ready' }>, asksPassword: boolean): Told {
  const install = installButton(asksPassword);
  const note = asksPassword ? words.readyPassword : words.readyNote;
  return {
    sentence: words.ready(state.version),
    note: state.isPutOff ? `${note} ${words.putOff}` : note,
    buttons: state.isPutOff ? [install] : [install, later],
    tone: state.isPutOff ? null : 'ready',
  };
}

/** From where something else came than was published, nothing is believed or fetched by hand either. */
function isTampered(state: UpdateState): boolean {
  return state.kind === 'failed' && state.failure.code === 'update_tampered';
}

function failedWords(state: Extract<UpdateState, { kind: 'failed' }>): Told {
  const { failure } = state;
  return {
    sentence: `${failure.title}.`,
    note: isTampered(state) ? `${failure.cause} ${failure.next}` : failure.cause,
    buttons: isTampered(state) ? [again, later] : [again, yourself, later],
    tone: 'fail',
  };
}

function byHandWords(
  { version }: Extract<UpdateState, { kind: 'by-hand' }>,
  { canLook }: Update,
  running: string,
): Told {
  if (version === null)
    return {
      sentence: words.byHand,
      note: words.byHandNote(running),
      buttons: canLook ? [lookNow, yourself] : [yourself],
    };
  return { sentence: words.available(version), note: words.byHand, buttons: [yourself] };
}

function changesIn(state: UpdateState): UpdateView['changes'] {
  if (!('notes' in state) || state.version === null || state.notes.length === 0) return null;
  if (isTampered(state)) return null;
  return { title: words.changed(state.version), lines: [...new Set(state.notes)] };
}
