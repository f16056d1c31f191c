import type { AssistantId } from '../../../shared/assistant.ts';
import type { Snippet } from '../../../shared/outputs.ts';
import type { PathByPlatform } from '../machine.ts';

/** What an assistant's configuration is made of. */
export interface Connection {
  /** Name of the server in the assistant's list. */
  readonly name: string;
  readonly endpoint: string;
  /** The address with the key in its path, for clients that cannot send a header. */
  readonly keyedEndpoint: string;
  readonly key: string;
  /** How to start the stdio bridge. */
  readonly bridge: {
    readonly command: string;
    readonly args: readonly string[];
    readonly env: Readonly<Record<string, string>>;
  };
}

export interface SnippetForm {
  readonly title: string;
  readonly path: string | PathByPlatform | null;
  readonly language: Snippet['forms'][number]['language'];
  readonly text: (connection: Connection) => string;
}

/** One assistant as data: how it is named, configured, and told to look again. */
export interface AssistantDefinition {
  readonly id: AssistantId;
  readonly name: string;
  /** The recommended form first; a file before a command, so that no key passes through argv. */
  readonly forms: readonly SnippetForm[];
  /** What the person does after the change. */
  readonly restart: string;
}

export function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

export function bearer(connection: Connection): Readonly<Record<string, string>> {
  return { Authorization: `Bearer ${connection.key}` };
}

/** The entry of a client that starts servers by command. */
export function stdioEntry({ bridge }: Connection, id: AssistantId) {
  const env = Object.keys(bridge.env).length > 0 ? { env: bridge.env } : {};
  return { command: bridge.command, args: [...bridge.args, '--assistant', id], ...env };
}
