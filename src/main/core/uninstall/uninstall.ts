import { backupsLeft, type Disconnected } from '../../../shared/connecting.ts';
import { type Failure, failure } from '../../../shared/failure.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Left, PartOutcome, UninstallPart } from '../../../shared/uninstalling.ts';
import { filesNeededFor } from './own-names.ts';

/** What there is of a user's, found without touching it. */
export interface Found {
  readonly disconnected: readonly Disconnected[];
  /** The keychain entry, as people find it there; undefined when settings name none. */
  readonly account: string | undefined;
  readonly login: readonly string[];
  /** The files, but those of these names in a home. */
  readonly settings: (keeps: readonly string[]) => Swept;
  /** What stays in any case: another installation of this user needs it, or nothing here can tell what it is. */
  readonly stays: Readonly<Partial<Record<UninstallPart, readonly Left[]>>>;
}

/** Files that were deleted, or would be, and those that stay. */
export interface Swept {
  readonly gone: readonly string[];
  readonly left: readonly Left[];
  readonly failure?: Failure | undefined;
}

/** Files of assistants that were looked after, until a failure where there was one. */
export interface Undone {
  readonly rows: readonly Disconnected[];
  readonly failure?: Failure | undefined;
}

/** The acts on the world. Each may be done again after it was cut off. */
export interface UninstallActs {
  disconnect(deletesBackups: boolean): Promise<Undone>;
  /** Deletes the keychain entry; true when there was one. */
  forgetCredentials(): Promise<Result<boolean>>;
  stopAtLogin(): Promise<Result<Swept>>;
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
  return { parts: parts.map((part) => withStaying(part, found)), disconnected: assistants.rows };
}

/** The same, by acts that only tell what they would do. */
export function wouldUninstall(found: Found, wishes: Takes): Promise<Uninstalled> {
  return uninstall(found, wishes, {
    disconnect: async (deletesBackups) => ({
      rows: found.disconnected.map((row) => afterwards(row, deletesBackups)),
    }),
    forgetCredentials: async () => ok(true),
    stopAtLogin: async () => ok({ gone: found.login, left: [] }),
    sweep: async (keeps) => ok(found.settings(keeps)),
  });
}

function afterwards(row: Disconnected, deletesBackups: boolean): Disconnected {
  return deletesBackups && row.outcome !== 'refused' ? { ...row, backup: null } : row;
}

/** What each part is about, in the words that are shown of it. */
export function everything(found: Found): Readonly<Record<UninstallPart, readonly string[]>> {
  return {
    assistants: found.disconnected.flatMap(whatIsThere),
    backups: backupsIn(found.disconnected),
    credentials: found.account === undefined ? [] : [found.account],
    login: found.login,
    settings: found.settings([]).gone,
  };
}

async function undoAssistants(found: Found, takes: Takes, acts: UninstallActs) {
  const { assistants, backups } = everything(found);
  if (!takes('assistants'))
    return { rows: [], parts: [keptPart('assistants', assistants), keptPart('backups', backups)] };
  const { rows, failure: what } =
    found.disconnected.length > 0 ? await acts.disconnect(takes('backups')) : { rows: [] };
  const waiting = what ? notReached(found.disconnected, rows) : [];
  // The backup of a file that was not reached waits as that of a refused one does.
  const all = [...rows, ...waiting.map((row) => ({ ...row, outcome: 'refused' as const }))];
  const halt = what && { failure: what, waiting: waiting.flatMap(whatIsThere) };
  return { rows, parts: [assistantsPart(rows, halt), backupsPart(backups, all, takes)] };
}

/** Two homes may have entries in one file: each row stands for one. */
function notReached(
  found: readonly Disconnected[],
  rows: readonly Disconnected[],
): readonly Disconnected[] {
  const waiting = [...found];
  for (const { assistant, path } of rows) {
    const at = waiting.findIndex((each) => each.assistant === assistant && each.path === path);
    if (at >= 0) waiting.splice(at, 1);
  }
  return waiting;
}

/** A failure that ended the disconnecting, and what it had not reached. */
interface Halt {
  readonly failure: Failure;
  readonly waiting: readonly string[];
}

function assistantsPart(rows: readonly Disconnected[], halt: Halt | undefined): PartOutcome {
  const refused = rows.filter(({ outcome }) => outcome === 'refused');
  const gone = rows.flatMap(whatGoes);
  const what = halt?.failure ?? (refused.length > 0 ? notUndone(refused) : undefined);
  if (!what) return gonePart('assistants', gone);
  const left = [
    ...refused.map((row) => ({ what: nameOf(row), why: row.cause ?? '' })),
    ...(halt?.waiting ?? []).map((each) => ({ what: each, why: what.title })),
  ];
  return { ...failedPart('assistants', { left, failure: what }), gone };
}

function notUndone(refused: readonly Disconnected[]): Failure {
  const paths = refused.map(nameOf).join(', ');
  return failure('config_not_undone', {
    cause: `Our entry is still in ${paths}. ${refused[0]?.cause ?? ''}`.trimEnd(),
  });
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
  if (after.length === waiting.length) {
    const part = gonePart('backups', gone);
    const isWaiting = part.outcome === 'nothing' && left.length > 0;
    return { ...part, outcome: isWaiting ? 'kept' : part.outcome, left };
  }
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
  if (login.length === 0) return gonePart('login', []);
  const done = await acts.stopAtLogin();
  if (done.ok) return { ...gonePart('login', done.value.gone), left: [...done.value.left] };
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
  const undone = done.filter(isToBeUndone).map(({ part }) => part);
  const swept = await acts.sweep(neededFor(undone));
  if (!swept.ok) {
    const left = all.map((what) => ({ what, why: swept.failure.title }));
    return failedPart('settings', { left, failure: swept.failure });
  }
  const { gone, left, failure: what } = swept.value;
  const part = what ? failedPart('settings', { left, failure: what }) : gonePart('settings', gone);
  return { ...part, gone: [...gone], left: [...left] };
}

/** A backup that is kept is a file of the person's from then on. */
function isToBeUndone({ part, outcome }: PartOutcome): boolean {
  return outcome === 'failed' || (outcome === 'kept' && part !== 'backups');
}

/** Names of files that stay with what stays: without them it could not be undone later. */
function neededFor(parts: readonly UninstallPart[]): readonly string[] {
  return [...new Set(parts.flatMap((part) => filesNeededFor[part] ?? []))];
}

/** The same, with the file that cannot be changed now. */
function whatIsThere(row: Disconnected): readonly string[] {
  return row.outcome === 'refused' ? [nameOf(row)] : whatGoes(row);
}

/** The file that changes, or the key that ends where no file is known. */
function whatGoes({ assistant, path, outcome, keyRevoked }: Disconnected): readonly string[] {
  if (outcome === 'refused') return [];
  if (path !== null && outcome !== 'not-there') return [path];
  return keyRevoked ? [keyOf(assistant)] : [];
}

const nameOf = ({ assistant, path }: Disconnected): string => path ?? keyOf(assistant);
const keyOf = (assistant: string): string => `the key of ${assistant}`;

const backupsIn = (rows: readonly Disconnected[]): string[] => rows.flatMap(backupsLeft);

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

function withStaying(part: PartOutcome, { stays }: Found): PartOutcome {
  return { ...part, left: [...part.left, ...(stays[part.part] ?? [])] };
}
