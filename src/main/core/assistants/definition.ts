import type { AssistantId } from '../../../shared/assistant.ts';
import type { Snippet } from '../../../shared/outputs.ts';
import type { Machine } from '../machine.ts';
import type { ServerCommand } from '../ports.ts';
import type { EntryPlace, EntryValue, FormatName } from './formats/config-format.ts';
import type { Place } from './paths.ts';

/** What an assistant's configuration is made of. */
export interface Connection {
  /** Name of the server in the assistant's list. */
  readonly name: string;
  readonly endpoint: string;
  /** The address with the key in its path, for clients that cannot send a header. */
  readonly keyedEndpoint: string;
  readonly key: string;
  /** How to start the stdio bridge. */
  readonly bridge: ServerCommand;
}

type EntryMaker = (connection: Connection) => EntryValue;

/** One file in which an assistant looks for servers, and how an entry looks there. */
export interface ConfigPlace {
  /** Which build reads it, where there are several. */
  readonly variant?: string;
  readonly path: Place;
  /** Used only where the file or its folder is there: never made for a build that is not installed. */
  readonly onlyWhereFound?: true;
  /** Never the file that a connection goes into first; it is looked through for entries. */
  readonly neverFirst?: true;
  readonly format: FormatName;
  /** The keys from the root down to the servers' table. */
  readonly table: readonly string[];
  /** Another layout of the same assistant, kept where the file has it. */
  readonly otherTable?: readonly string[];
  /** Further tables with entries of the same kind, in which old ones may lie; `*` is any key. */
  readonly alsoTables?: readonly (readonly string[])[];
  /** The table is a list whose items carry their name. */
  readonly shape?: 'list' | 'map';
  /** The entry with address and header; missing where the assistant only starts commands. */
  readonly header?: EntryMaker;
  /** The entry that starts our bridge. */
  readonly stdio: EntryMaker;
}

export interface SnippetForm {
  readonly title: string;
  readonly language: Snippet['forms'][number]['language'];
  readonly text: (connection: Connection) => string;
}

/** A setting of the assistant itself that names a proxy for its own traffic. */
export interface ProxySetting {
  readonly path: Place;
  readonly key: readonly string[];
  /** Where that setting's exceptions stand: a list, or a text with commas. */
  readonly exceptions?: readonly string[];
}

/**
 * How well we know the facts: `tried` with the real program, read in its `source`, said by its
 * `documents`, or only `reported` by others.
 */
export type Evidence = 'tried' | 'source' | 'documents' | 'reported';

/** One assistant as data: how it is named, found, configured, and told to look again. */
export interface AssistantDefinition {
  readonly id: AssistantId;
  readonly name: string;
  /** Two letters that stand for it. */
  readonly monogram: string;
  /** Files and folders that show that it is here. */
  readonly signs: readonly Place[];
  /** The files that can be edited, the usual one first. */
  readonly configs: readonly ConfigPlace[];
  /** Why no file of it is edited, where that is so. */
  readonly byHand?: string;
  /**
   * Forms beside the file: a command, a link, a form to fill in. A command takes the key by stdin; a
   * link that is opened passes through the arguments of the program that takes it.
   */
  readonly forms: readonly SnippetForm[];
  /** It takes our extension, a file that it installs when it is opened. */
  readonly takesExtension?: true;
  readonly proxySettings?: readonly ProxySetting[];
  /** What the person does after the change. */
  readonly restart: string | Readonly<Record<Machine['platform'], string>>;
  readonly evidence: Evidence;
}

export function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

export function bearer(connection: Connection): Readonly<Record<string, string>> {
  return { Authorization: `Bearer ${connection.key}` };
}

/** Where the entry of this name goes in the usual layout of the file. */
export function placeOf(
  { table, shape }: Pick<ConfigPlace, 'table' | 'shape'>,
  name: string,
): EntryPlace {
  return { table, name, shape: shape ?? 'map' };
}

/** The entry of a client that starts servers by command. */
export function stdioEntry({ bridge }: Connection, id: AssistantId) {
  const env = Object.keys(bridge.env).length > 0 ? { env: bridge.env } : {};
  return { command: bridge.command, args: [...bridge.args, '--assistant', id], ...env };
}
