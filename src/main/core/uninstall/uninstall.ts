import { backupsLeft, type Disconnected } from '../../../shared/connecting.ts';
import { type Failure, failure } from '../../../shared/failure.ts';
import { ok, type Result } from '../../../shared/result.ts';
import {
  type Left,
  type PartOutcome,
  type UninstallPart,
  uninstallParts,
} from '../../../shared/uninstalling.ts';
import { filesNeededFor } from './own-names.ts';

/** What there is of a user's, found without touching it. */
export interface Found {
  readonly disconnected: readonly Disconnected[];
  /** The keychain entry, as people find it there; undefined when settings name none. */
  readonly account: string | undefined;
  readonly login: readonly string[];
  /** The files, but those of these names in a home. */
  readonly settings: (keeps: readonly string[]) => Swept;
  /** What stays because another installation of this user needs it. */
  readonly shared: Readonly<Partial<Record<UninstallPart, readonly Left[]>>>;
}

/** Files that were deleted, or would be, and those that stay. */
export interface Swept {
  readonly gone: readonly string[];
  readonly left: readonly Left[];
  readonly failure?: Failure | undefined;
}

/** The acts on the world. Each may be done again after it was cut off. */
export interface UninstallActs {
  disconnect(deletesBackups: boolean): Promise<Result<readonly Disconnected[]>>;
  /** Deletes the keychain entry; true when there was one. */
  forgetCredentials(): Promise<Result<boolean>>;
  stopAtLogin(): Promise<Result<readonly string[]>>;
  /** Ends the app that runs and deletes the files, but those of these names in a home. */
  sweep(keeps: readonly string[]): Promise<Result<Swept>>;
}

export interface Uninstalled {
  readonly parts: readonly PartOutcome[];
  readonly disconnected: readonly Disconnected[];
}

type Takes = (part: UninstallPart) => boolean;

/** Backups serve to undo: while an assistant stays connected, its backup stays too. */
const inOrder =
  (takes: Takes): Takes =>
  (part) =>
    takes(part) && (part !== 'backups' || takes('assistants'));

/** Does it all in its order. A part that fails is told, and the rest goes on. */
export async function uninstall(
  found: Found,
  wishes: Takes,
  acts: UninstallActs,
): Promise<Uninstalled> {
  const takes = inOrder(wishes);
  const assistants = await undoAssistants(found, takes, acts);
  const done = [
    ...assistants.parts,
    await forgetCredentials(found, takes, acts),
    await stopAtLogin(found, takes, acts),
  ];
  const parts = [...done, await sweep({ found, done }, takes, acts)];
  return { parts: parts.map((part) => withShared(part, found)), disconnected: assistants.rows };
}

/** The same list, of what would go. */
export function wouldUninstall(found: Found, wishes: Takes): Uninstalled {
  const takes = inOrder(wishes);
  const all = everything(found);
  const kept = uninstallParts.filter((part) => all[part].length > 0 && !takes(part));
  const swept = found.settings(neededFor(kept));
  const left: Partial<Record<UninstallPart, readonly Left[]>> = {
    assistants: refusalsIn(found.disconnected),
    settings: swept.left,
  };
  const parts = uninstallParts.map((part) => {
    if (!takes(part)) return keptPart(part, all[part]);
    const gone = part === 'settings' ? swept.gone : all[part];
    return { ...gonePart(part, gone), left: [...(left[part] ?? [])] };
  });
  return { parts: parts.map((part) => withShared(part, found)), disconnected: found.disconnected };
}

/** What each part is about, in the words that are shown of it. */
export function everything(found: Found): Readonly<Record<UninstallPart, readonly string[]>> {
  return {
    assistants: found.disconnected.flatMap(whatGoes),
    backups: backupsIn(found.disconnected),
    credentials: found.account === undefined ? [] : [found.account],
    login: found.login,
    settings: found.settings([]).gone,
  };
}

async function undoAssistants(found: Found, takes: Takes, acts: UninstallActs) {
  const { assistants, backups } = everything(found);
  const keptBackups = keptPart('backups', backups);
  if (!takes('assistants'))
    return { rows: [], parts: [keptPart('assistants', assistants), keptBackups] };
  const done = found.disconnected.length > 0 ? await acts.disconnect(takes('backups')) : ok([]);
  if (!done.ok) {
    const left = assistants.map((what) => ({ what, why: done.failure.title }));
    const part = failedPart('assistants', { left, failure: done.failure });
    return { rows: [], parts: [part, keptBackups] };
  }
  const rows = done.value;
  return { rows, parts: [assistantsPart(rows), backupsPart(backups, rows, takes)] };
}

function assistantsPart(rows: readonly Disconnected[]): PartOutcome {
  const refused = rows.filter(({ outcome }) => outcome === 'refused');
  const gone = rows.flatMap(whatGoes);
  if (refused.length === 0) return gonePart('assistants', gone);
  const paths = refused.map(({ path }) => path).join(', ');
  const what = failure('config_not_undone', {
    cause: `Our entry is still in ${paths}. ${refused[0]?.cause ?? ''}`.trimEnd(),
  });
  return { ...failedPart('assistants', { left: refusalsIn(rows), failure: what }), gone };
}

function backupsPart(
  before: readonly string[],
  rows: readonly Disconnected[],
  takes: Takes,
): PartOutcome {
  const after = backupsIn(rows);
  if (!takes('backups')) return keptPart('backups', after);
  const gone = before.filter((path) => !after.includes(path));
  const waiting = backupsIn(rows.filter(({ outcome }) => outcome === 'refused'));
  const left = after.map((what) => ({ what, why: waiting.includes(what) ? WAITS : STUCK }));
  if (after.length === waiting.length) return { ...gonePart('backups', gone), left };
  const what = failure('file_not_deleted', { cause: `These stay: ${after.join(', ')}.` });
  return { ...failedPart('backups', { left, failure: what }), gone };
}

const WAITS = 'The file that it belongs to could not be put back yet.';
const STUCK = 'It could not be deleted.';

async function forgetCredentials(
  { account }: Found,
  takes: Takes,
  acts: UninstallActs,
): Promise<PartOutcome> {
  const all = account === undefined ? [] : [account];
  if (!takes('credentials')) return keptPart('credentials', all);
  if (account === undefined) return gonePart('credentials', []);
  const done = await acts.forgetCredentials();
  if (done.ok) return gonePart('credentials', done.value ? all : []);
  const left = [{ what: account, why: done.failure.title }];
  return failedPart('credentials', { left, failure: done.failure });
}

async function stopAtLogin(
  { login }: Found,
  takes: Takes,
  acts: UninstallActs,
): Promise<PartOutcome> {
  if (!takes('login')) return keptPart('login', login);
  const done = login.length > 0 ? await acts.stopAtLogin() : ok([]);
  if (done.ok) return gonePart('login', done.value);
  const left = login.map((what) => ({ what, why: done.failure.title }));
  return failedPart('login', { left, failure: done.failure });
}

interface SoFar {
  readonly found: Found;
  readonly done: readonly PartOutcome[];
}

async function sweep(
  { found, done }: SoFar,
  takes: Takes,
  acts: UninstallActs,
): Promise<PartOutcome> {
  const all = found.settings([]).gone;
  if (!takes('settings')) return keptPart('settings', all);
  const undone = done.filter(({ outcome }) => outcome === 'kept' || outcome === 'failed');
  const swept = await acts.sweep(neededFor(undone.map(({ part }) => part)));
  if (!swept.ok) {
    const left = all.map((what) => ({ what, why: swept.failure.title }));
    return failedPart('settings', { left, failure: swept.failure });
  }
  const { gone, left, failure: what } = swept.value;
  const part = what ? failedPart('settings', { left, failure: what }) : gonePart('settings', gone);
  return { ...part, gone: [...gone], left: [...left] };
}

/** Names of files that stay with what stays: without them it could not be undone later. */
function neededFor(parts: readonly UninstallPart[]): readonly string[] {
  return [...new Set(parts.flatMap((part) => filesNeededFor[part] ?? []))];
}

/** The file that changes, or the key that ends where no file is known. */
function whatGoes({ assistant, path, outcome, keyRevoked }: Disconnected): readonly string[] {
  if (outcome === 'refused') return [];
  if (path !== null && outcome !== 'not-there') return [path];
  return keyRevoked ? [`the key of ${assistant}`] : [];
}

const backupsIn = (rows: readonly Disconnected[]): string[] => rows.flatMap(backupsLeft);

const refusalsIn = (rows: readonly Disconnected[]): Left[] =>
  rows.flatMap(({ path, outcome, cause }) =>
    outcome === 'refused' && path !== null ? [{ what: path, why: cause ?? '' }] : [],
  );

function gonePart(part: UninstallPart, gone: readonly string[]): PartOutcome {
  const outcome = gone.length > 0 ? 'gone' : 'nothing';
  return { part, outcome, gone: [...gone], left: [], failure: null };
}

function keptPart(part: UninstallPart, what: readonly string[]): PartOutcome {
  const left = what.map((each) => ({ what: each, why: 'You keep it.' }));
  const outcome = what.length > 0 ? 'kept' : 'nothing';
  return { part, outcome, gone: [], left, failure: null };
}

interface PartFailure {
  readonly left: readonly Left[];
  readonly failure: Failure;
}

function failedPart(
  part: UninstallPart,
  { left, failure: { code, title, cause, next } }: PartFailure,
): PartOutcome {
  return {
    part,
    outcome: 'failed',
    gone: [],
    left: [...left],
    failure: { code, title, cause, next },
  };
}

function withShared(part: PartOutcome, { shared }: Found): PartOutcome {
  return { ...part, left: [...part.left, ...(shared[part.part] ?? [])] };
}
