import type { Person } from '../../shared/person.ts';
import type { Result } from '../../shared/result.ts';
import type { Secret } from '../../shared/secret.ts';
import type { Binding, Settings } from '../../shared/settings.ts';

// All that the core asks of the world, on one page. Each port has a real edge in src/main/node and
// a fake in test/fakes; both pass the same contract suite in test/ports.

/** Two clocks: the monotonic one stands still in suspend on Linux, the wall clock can be set. */
export interface Clock {
  monotonicMs(): number;
  /** Milliseconds since 1970, as the system believes. */
  wallMs(): number;
  /** How far local time is ahead of UTC at that time, in milliseconds. */
  zoneOffsetMs(wallMs: number): number;
  /** Calls `act` once after `ms`; the timer alone keeps no process alive. Returns its cancellation. */
  after(ms: number, act: () => void): () => void;
}

export interface Random {
  /** A number in [0, 1). */
  unit(): number;
  /** `bytes` random bytes, base64url without padding. */
  token(bytes: number): string;
}

export interface Hash {
  /** Lower-case hexadecimal SHA-256 of the UTF-8 text. */
  sha256(text: string): string;
}

/** The operating system's keychain, one credential per account. Failures: `keychain_*`. */
export interface SecretStore {
  read(account: string): Promise<Result<Secret | undefined>>;
  write(account: string, value: Secret): Promise<Result<void>>;
  /** True when there was something to delete. */
  delete(account: string): Promise<Result<boolean>>;
  /** Writes, reads and deletes an entry of its own; gives the name of the store in use. */
  selfTest(): Promise<Result<string>>;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly budgetMs: number;
}

export interface HttpReply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Reachability {
  /** Address that was connected to, with its port. */
  readonly address: string;
  /** The proxy in use, without credentials; undefined when direct. */
  readonly proxy: string | undefined;
  /** Issuer of the server's certificate; undefined for plain http. */
  readonly certificateIssuer: string | undefined;
}

/**
 * Token and metadata traffic. Redirects are answers, never followed; answers are cut at 1 MiB.
 * Failures: `name_not_found`, `connect_*`, `tls_failed`, `proxy_failed`, `answer_timeout`, `connection_lost`.
 */
export interface Network {
  send(request: HttpRequest): Promise<Result<HttpReply>>;
  /** Name, TCP and TLS to the origin of `url`, nothing more. */
  reach(url: string): Promise<Result<Reachability>>;
  /** Opens one connection ahead of need; failures are silent. */
  warm(url: string): void;
}

export interface McpServerFacts {
  readonly name: string;
  readonly protocolVersion: string;
}

export interface McpToolFacts {
  readonly name: string;
  readonly description: string | undefined;
  /** JSON Schema of the arguments, as the server sent it. */
  readonly inputSchema: unknown;
}

export interface McpToolResult {
  readonly isError: boolean;
  /** Structured content where the server sends it, else the text read as JSON, else undefined. */
  readonly content: unknown;
  readonly text: string;
}

/** A client's session with an MCP server, over the SDK. Failures carry our codes. */
export interface McpSession {
  readonly server: McpServerFacts;
  list(): Promise<Result<readonly McpToolFacts[]>>;
  call(
    tool: string,
    toolArguments: Readonly<Record<string, unknown>>,
  ): Promise<Result<McpToolResult>>;
  close(): Promise<void>;
}

export type OpenMcpSession = (target: {
  readonly url: string;
  readonly bearer: Secret;
  readonly era: 'legacy' | 'auto';
}) => Promise<Result<McpSession>>;

/** A server that is started by command, as an assistant's file names it. */
export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Starts a stdio MCP server with the standard variables and its own alone, and opens a session with
 * it; closing the session ends the process. Failures: `bridge_missing`, `bridge_failed`.
 */
export type StartMcpServer = (command: ServerCommand) => Promise<Result<McpSession>>;

/** Small text files below the home: atomic, 0600, never half-written. */
export interface TextFiles {
  /** Undefined when the file does not exist. */
  read(name: string): Promise<Result<string | undefined>>;
  write(name: string, text: string): Promise<Result<void>>;
  /** Moves a damaged file aside under its date and gives the new name. */
  moveAside(name: string): Promise<Result<string>>;
}

/** A file of an assistant, as it lies on the disk. */
export interface ConfigText {
  /** With its byte order mark, if it has one. */
  readonly text: string;
  /** Where its symbolic links lead: the file that is really read and replaced. */
  readonly target: string;
  /** Others than its owner may read it; false where the system has no such rights. */
  readonly isShared: boolean;
}

/**
 * Files of assistants, anywhere on the disk, by absolute path. Nothing is ever half-written.
 * Failures: `config_unreadable`, `config_not_written`, `config_changed`.
 */
export interface ConfigFiles {
  /** Undefined when there is no file. */
  read(path: string): Promise<Result<ConfigText | undefined>>;
  exists(path: string): Promise<boolean>;
  /**
   * Replaces the file through its symbolic links and keeps its rights, if its text is still the
   * expected one. A new file, where none is expected, is its owner's alone.
   */
  replace(
    path: string,
    change: { readonly text: string; readonly expected: string | undefined },
  ): Promise<Result<void>>;
  /** Deletes the file, if its text is still the expected one. */
  remove(path: string, expected: string): Promise<Result<void>>;
  /** Names of the folders in a folder, in order; none where it is not there. */
  foldersIn(path: string): Promise<readonly string[]>;
  /** The highest folder above the file that has to be made for it; undefined when all are there. */
  missingFolder(path: string): Promise<string | undefined>;
  /** Deletes the folders above the file up to `highest`, as far as nothing is in them. */
  removeFolders(path: string, highest: string): Promise<void>;
  /** Keeps the text beside the file under a name with the date, for its owner alone; gives the path. */
  backUp(path: string, text: string): Promise<Result<string>>;
  /** The git work tree that the file lies in. */
  workTree(path: string): Promise<string | undefined>;
}

export interface SettingsFile {
  current(): Settings;
  change(change: Partial<Settings>): Result<void>;
}

export type LogLevel = 'info' | 'warning' | 'error';

export interface Log {
  /** One line; `details` must hold no secret, token, key, argument or row. */
  write(
    level: LogLevel,
    event: string,
    details?: Readonly<Record<string, string | number | boolean>>,
  ): void;
}

/** A version of this app that is newer than the running one. Both texts come from outside. */
export interface Release {
  readonly version: string;
  /** As the feed sent it: Markdown, HTML, or a list. */
  readonly notes: unknown;
}

/** The feed of newer versions, and the way to replace this one. Failures: `update_*`. */
export interface Updater {
  isOnline(): boolean;
  /** Undefined when none is newer. */
  look(): Promise<Result<Release | undefined>>;
  /** Fetches what the last look found and checks it; what lies here already is checked anew. */
  download(onPercent: (percent: number) => void): Promise<Result<void>>;
  /** Hands what was fetched to the system, where that takes its time: the app serves meanwhile. */
  prepare(): Promise<Result<void>>;
  /** Puts what was fetched in the place of this app. The process goes on until it is ended. */
  install(): Promise<Result<void>>;
}

/** What the run was given from outside: data, read once at the entry. */
export interface RunFacts {
  readonly version: string;
  readonly home: string;
  /** False in a run that only looks into its home: another one may serve it. */
  readonly ownsHome: boolean;
  /** True for the platform's own home folder. */
  readonly isDefaultHome: boolean;
  readonly mcpUrl: string;
  /** How an assistant starts our stdio bridge for this home. */
  readonly bridge: ServerCommand;
  /** A proxy variable is set that does not exclude this computer itself. */
  readonly loopbackIsProxied: boolean;
  /** Who started this process: whose assistants it connects unless a command names another. */
  readonly person: Person;
  /** Set when credentials came by environment or from the demo: no keychain is opened then. */
  readonly givenCredentials:
    | {
        readonly clientId: string;
        readonly clientSecret: Secret;
        readonly binding: Binding | undefined;
      }
    | undefined;
  readonly demo: boolean;
}

/** Everything at once, as `core/app.ts` receives it. */
export interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  readonly hash: Hash;
  readonly secrets: SecretStore;
  readonly network: Network;
  readonly openMcpSession: OpenMcpSession;
  readonly startMcpServer: StartMcpServer;
  readonly files: TextFiles;
  readonly configs: ConfigFiles;
  readonly settings: SettingsFile;
  readonly log: Log;
}
