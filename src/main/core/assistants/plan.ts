import type { ConnectOutput, OldEntry, Warning, Way } from '../../../shared/connecting.ts';
import { failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import type { ConfigFiles } from '../ports.ts';
import type { AssistantDefinition, ConfigPlace, Connection } from './definition.ts';
import { placeOf } from './definition.ts';
import { entriesIn, tableIn } from './entries.ts';
import type { EntryPlace } from './formats/config-format.ts';
import { missingTable, withEntry, withoutEntry } from './formats/edit-config.ts';
import {
  type FoundConfig,
  findConfig,
  isFound,
  type ReadConfig,
  readFound,
} from './found-config.ts';
import { type JudgingFacts, judgeEntry } from './judge-entry.ts';
import { ownProxyFile } from './own-proxy.ts';
import type { Whereabouts } from './paths.ts';

export interface PlanParts {
  readonly definition: AssistantDefinition;
  readonly whereabouts: Whereabouts;
  readonly files: ConfigFiles;
  /** The remote server, by which old entries are known. */
  readonly mcpUrl: string;
}

/** What a connection does to a file, before it is done. */
export interface Plan {
  readonly found: FoundConfig;
  /** Undefined when there is no file yet. */
  readonly before: string | undefined;
  readonly place: EntryPlace;
  readonly way: Way;
  readonly change: ConnectOutput['change'];
  readonly replaces: readonly OldEntry[];
  /** The file held an entry of ours already. */
  readonly hadOurs: boolean;
  /** The highest key that the file did not have. */
  readonly newTable: readonly string[] | undefined;
  readonly warnings: readonly Warning[];
  /** The whole text with the given connection in it. */
  readonly textWith: (connection: Connection) => Result<string>;
}

/**
 * Plans the edit. Failures: `config_by_hand`, `config_unreadable`, `config_damaged`,
 * `config_ambiguous`, `config_not_editable`, `config_foreign_entry`.
 */
export async function planConnection(
  parts: PlanParts,
  connection: Connection,
): Promise<Result<Plan>> {
  const { definition, whereabouts, files, mcpUrl } = parts;
  const found = await findConfig(definition, whereabouts, files);
  if (!found) {
    return failed(failure('config_by_hand', definition.byHand ? { cause: definition.byHand } : {}));
  }
  const read = await readFound(found, files);
  if (!read.ok) return read;
  const entries = judgedEntries(read.value, found.config, {
    endpoint: connection.endpoint,
    mcpUrl,
  });
  const place = {
    ...placeOf(found.config, connection.name),
    table: tableIn(read.value.data, found.config),
  };
  const same = entries.find(({ place: own }) => isSamePlace(own, place));
  if (same?.judgement.kind === 'foreign') return failed(failure('config_foreign_entry'));
  const old = entries.filter(({ judgement }) => judgement.kind === 'old');
  const proxied = await proxyWarning(parts);
  const onWindows = whereabouts.person.windowsCommand;
  const way = found.config.header && !proxied && !onWindows ? 'header' : 'stdio';
  const before = read.value.file?.text;

  function textWith(given: Connection): Result<string> {
    let text = before ?? '';
    for (const { place: gone } of old.filter((each) => !isSamePlace(each.place, place))) {
      const without = withoutEntry(text, { format: found?.config.format ?? 'json', place: gone });
      if (!without.ok) return without;
      text = without.value;
    }
    const edit = { format: found?.config.format ?? 'json', place };
    return withEntry(text, edit, entryMaker(found?.config, way)(reachable(given, onWindows)));
  }

  const made = textWith(connection);
  if (!made.ok) return made;
  const replaces = old.flatMap(({ place: { name }, judgement }) =>
    judgement.kind === 'old' ? [{ name, reason: judgement.reason }] : [],
  );
  return ok({
    found,
    before,
    place,
    way,
    change: before === undefined ? 'create' : same || old.length > 0 ? 'replace' : 'add',
    replaces,
    hadOurs: same?.judgement.kind === 'ours',
    newTable: missingTable(read.value.data, place.table),
    warnings: [
      ...(proxied && found.config.header ? [proxied] : []),
      ...(await fileWarnings(parts, found, read.value)),
      ...oldEntryWarnings(replaces),
    ],
    textWith,
  });
}

/** Inside WSL an app on Windows is reached by a program of Windows alone, which knows its own home. */
function reachable(connection: Connection, onWindows: string | undefined): Connection {
  if (onWindows === undefined) return connection;
  const args = connection.bridge.args.slice(connection.bridge.args.indexOf('stdio'));
  return { ...connection, bridge: { command: onWindows, args, env: {} } };
}

function entryMaker(config: ConfigPlace | undefined, way: Way) {
  const none = () => ({});
  return (way === 'header' ? config?.header : config?.stdio) ?? none;
}

function judgedEntries({ data }: ReadConfig, config: ConfigPlace, facts: JudgingFacts) {
  return entriesIn(data, config).map((entry) => ({
    ...entry,
    judgement: judgeEntry(entry.value, facts),
  }));
}

function isSamePlace(left: EntryPlace, right: EntryPlace): boolean {
  return left.name === right.name && left.table.join('\n') === right.table.join('\n');
}

async function proxyWarning({
  definition,
  whereabouts,
  files,
}: PlanParts): Promise<Warning | undefined> {
  const own = await ownProxyFile(definition, whereabouts, files);
  if (!own && !whereabouts.person.loopbackIsProxied) return undefined;
  const where = own ? `${own} names a proxy` : 'The environment names a proxy';
  return {
    code: 'loopback-proxied',
    text: `${where} without excluding 127.0.0.1, and ${definition.name} may send local calls to it, key included. So the entry starts our bridge instead, which uses no proxy.`,
  };
}

async function fileWarnings(
  { definition, whereabouts, files }: PlanParts,
  { path, others, config }: FoundConfig,
  { file }: ReadConfig,
): Promise<readonly Warning[]> {
  const warnings: Warning[] = [];
  const say = (code: Warning['code'], text: string): void => void warnings.push({ code, text });
  if (!file && !(await isFound(definition, whereabouts, files))) {
    say('assistant-not-found', `Nothing of ${definition.name} was found on this computer.`);
  }
  const tree = await files.workTree(path);
  if (tree)
    say(
      'git-work-tree',
      `The file lies in the git work tree ${tree}: a commit could carry the key along.`,
    );
  if (file?.isShared && config.header) {
    say('others-can-read', 'Other users of this computer can read this file, and the key in it.');
  }
  if (others.length > 0) {
    say(
      'other-builds',
      `Another build keeps its servers in ${others.join(' and ')}, which stays as it is.`,
    );
  }
  const { windowsCommand, variables } = whereabouts.person;
  if (variables['WSL_DISTRO_NAME']) say('wsl', windowsCommand ? THROUGH_WINDOWS : INSIDE_WSL);
  return warnings;
}

const INSIDE_WSL =
  'This is inside WSL: assistants that run on Windows itself are connected from Windows.';
const THROUGH_WINDOWS =
  'This is inside WSL, whose loopback does not lead to the app on Windows. So the entry starts the command of Windows, which needs no key.';

const reasons: Readonly<Record<OldEntry['reason'], string>> = {
  'pasted-token': 'holds a pasted token, which dies within minutes',
  'client-secret': 'holds the client secret in plain text',
  direct: 'goes to the server directly and must sign in by itself',
};

function oldEntryWarnings(old: readonly OldEntry[]): readonly Warning[] {
  return old.map(({ name, reason }) => ({
    code: 'old-entries',
    text: `The entry "${name}" ${reasons[reason]}. It is replaced.`,
  }));
}
