import type { ConnectOutput, OldEntry, Way } from '../../../shared/connecting.ts';
import { failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import type { ConfigFiles } from '../ports.ts';
import {
  type AssistantDefinition,
  type ConfigPlace,
  type Connection,
  placeOf,
} from './definition.ts';
import { tableIn } from './entries.ts';
import type { EntryPlace } from './formats/config-format.ts';
import { missingTable, withEntry, withoutEntry } from './formats/edit-config.ts';
import { type ConfigFile, readFound } from './found-config.ts';
import { judgedIn, oldEntriesOf } from './judged-entries.ts';
import type { Whereabouts } from './paths.ts';

export interface PlanParts {
  readonly definition: AssistantDefinition;
  readonly whereabouts: Whereabouts;
  readonly files: ConfigFiles;
  /** The remote server, by which old entries are known. */
  readonly mcpUrl: string;
}

/** What a connection does to one file, before it is done. */
export interface FilePlan {
  readonly file: ConfigFile;
  /** Undefined when there is no file yet. */
  readonly before: string | undefined;
  readonly isShared: boolean;
  readonly place: EntryPlace;
  readonly way: Way;
  readonly change: ConnectOutput['change'];
  readonly replaces: readonly OldEntry[];
  /** The file held an entry of ours already. */
  readonly hadOurs: boolean;
  /** The highest key that the file did not have. */
  readonly newTable: readonly string[] | undefined;
  /** The whole text with the given connection in it. */
  readonly textWith: (connection: Connection) => Result<string>;
}

export interface Entering {
  readonly connection: Connection;
  readonly mcpUrl: string;
  /** Only our bridge may be started: something stands between the assistant and the address. */
  readonly onlyBridge: boolean;
  /** Inside WSL: the command of the app on Windows. */
  readonly windowsCommand: string | undefined;
}

/** Failures: `config_unreadable`, `config_damaged`, `config_ambiguous`, `config_not_editable`, `config_foreign_entry`. */
export async function planFile(
  files: ConfigFiles,
  file: ConfigFile,
  { connection, mcpUrl, onlyBridge, windowsCommand }: Entering,
): Promise<Result<FilePlan>> {
  const { config } = file;
  const read = await readFound(file, files);
  if (!read.ok) return read;
  const judged = judgedIn(read.value, file, { endpoint: connection.endpoint, mcpUrl });
  const table = tableIn(read.value.data, config);
  const place = { ...placeOf(config, connection.name), table };
  const same = judged.find(({ place: own }) => isSamePlace(own, place));
  if (same?.judgement.kind === 'foreign') return failed(failure('config_foreign_entry'));
  const old = judged.filter(({ judgement }) => judgement.kind === 'old');
  const way = config.header && !onlyBridge && !windowsCommand ? 'header' : 'stdio';
  const before = read.value.file?.text;

  function textWith(given: Connection): Result<string> {
    let text = before ?? '';
    for (const { place: gone } of old.filter((each) => !isSamePlace(each.place, place))) {
      const without = withoutEntry(text, { format: config.format, place: gone });
      if (!without.ok) return without;
      text = without.value;
    }
    const value = entryMaker(config, way)(reachable(given, windowsCommand));
    return withEntry(text, { format: config.format, place }, value);
  }

  const made = textWith(connection);
  if (!made.ok) return made;
  return ok({
    file,
    before,
    isShared: read.value.file?.isShared === true,
    place,
    way,
    change: before === undefined ? 'create' : same || old.length > 0 ? 'replace' : 'add',
    replaces: oldEntriesOf(judged, file),
    hadOurs: same?.judgement.kind === 'ours',
    newTable: missingTable(read.value.data, table),
    textWith,
  });
}

/** Inside WSL an app on Windows is reached by a program of Windows alone, which knows its own home. */
function reachable(connection: Connection, windowsCommand: string | undefined): Connection {
  if (windowsCommand === undefined) return connection;
  const args = connection.bridge.args.slice(connection.bridge.args.indexOf('stdio'));
  return { ...connection, bridge: { command: windowsCommand, args, env: {} } };
}

function entryMaker(config: ConfigPlace, way: Way) {
  return (way === 'header' ? config.header : undefined) ?? config.stdio;
}

function isSamePlace(left: EntryPlace, right: EntryPlace): boolean {
  return left.name === right.name && left.table.join('\n') === right.table.join('\n');
}
