import type { Disconnected } from '../../../shared/connecting.ts';
import type { PartOutcome, UninstallOutput, UninstallPart } from '../../../shared/uninstalling.ts';
import type { Output } from '../output.ts';

interface PartWords {
  /** Heads the list of what would go. */
  readonly offer: string;
  /** With yes by default. */
  readonly question: string;
  readonly gone: string;
}

export const partWords: Readonly<Record<UninstallPart, PartWords>> = {
  assistants: {
    offer: 'Assistants: our entry is taken out, and their keys end.',
    question: 'Disconnect them?',
    gone: 'Assistants are disconnected:',
  },
  backups: {
    offer: 'Backups: files of assistants as they were before, which differ from the files of now.',
    question: 'Delete the backups?',
    gone: 'Backups are deleted:',
  },
  credentials: {
    offer: 'Credentials: the client ID and secret in the keychain.',
    question: 'Delete them from the keychain?',
    gone: 'Credentials are deleted from the keychain:',
  },
  login: {
    offer: 'Start at login: the app does not start by itself any more.',
    question: 'Switch it off?',
    gone: 'Start at login is off:',
  },
  settings: {
    offer: 'Settings: keys, activity, log and sample data too. An app that runs is ended.',
    question: 'Delete them?',
    gone: 'Settings are deleted:',
  },
};

const outcomes: Readonly<Record<Disconnected['outcome'], string>> = {
  restored: 'as it was found',
  deleted: 'was ours alone',
  'entry-removed': 'was changed since: only our entry goes',
  'not-there': 'holds no entry of ours',
  refused: 'cannot be changed',
};

/** A thing of a part with what is known of it. */
export function lineOf(what: string, rows: readonly Disconnected[]): string {
  const row = rows.find(({ path }) => path === what);
  return row ? `  ${what} (${row.assistant}, ${outcomes[row.outcome]})` : `  ${what}`;
}

/** Tells what was done, or would be, part by part. */
export function tell({ data, note }: Output, done: UninstallOutput): void {
  for (const part of done.parts) tellPart({ data, note }, part, done);
  if (done.parts.every(({ gone, left }) => gone.length + left.length === 0))
    note('Nothing of the app is left here.');
  if (done.dryRun) note('Nothing was changed.');
  for (const { how } of done.program) note(`The program itself: ${how}`);
}

function tellPart(
  { data, note }: Pick<Output, 'data' | 'note'>,
  { part, gone, left, failure }: PartOutcome,
  { dryRun, disconnected }: UninstallOutput,
): void {
  if (gone.length > 0) data(dryRun ? partWords[part].offer : partWords[part].gone);
  for (const what of gone) data(lineOf(what, disconnected));
  for (const { what, why } of left) note(`Stays: ${what}. ${why}`.trimEnd());
  if (failure) note(`${failure.title}. ${failure.cause} ${failure.next}\n(${failure.code})`);
}
