import type { CallRecord } from '../../../shared/activity.ts';
import type { AssistantId } from '../../../shared/assistant.ts';
import type { CommandInput, CommandOutput } from '../../../shared/commands.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { Health } from '../../../shared/health.ts';
import type { Result } from '../../../shared/result.ts';
import type { ActivityView } from '../activity/journal.ts';
import type { LocalKeys } from '../credentials/local-keys.ts';
import type { Vault } from '../credentials/vault.ts';
import type { Machine } from '../machine.ts';
import type { Ports, RunFacts } from '../ports.ts';
import type { Minter } from '../tokens/minter.ts';
import type { TokenSource } from '../tokens/token-source.ts';

/** What the edges tell the app about themselves. */
export interface AppOptions {
  readonly machine: Machine;
  /** The local port once the gateway listens; undefined before, and in a run without one. */
  readonly port: () => number | undefined;
  /** Callers need no key; only for the demo and loopback servers. */
  readonly open: boolean;
  readonly onHealth: (health: Health) => void;
  readonly onCall: (call: CallRecord) => void;
  /** Why the local endpoint cannot serve; undefined while it can. */
  readonly localTrouble?: () => Failure | undefined;
  /** Switches the start at login, where the system lets only the app itself do so. */
  readonly setStartAtLogin?: (isOn: boolean) => Promise<Result<void>>;
  /** Another copy of the app asks to take this one's place. */
  readonly onQuit?: () => void;
  /** Carries out what a command asks of the app's own updates; undefined where nothing replaces it. */
  readonly onUpdate?: (
    act: CommandInput<'update'>['act'],
  ) => Promise<Result<CommandOutput<'update'>>>;
  /** Ends what this caller has open. */
  readonly onRevoked: (assistant: AssistantId) => void;
}

/** What the commands are made of. */
export interface CommandParts {
  readonly ports: Ports;
  readonly run: RunFacts;
  readonly options: AppOptions & { readonly keys: LocalKeys };
  readonly vault: Vault;
  readonly minter: Minter;
  readonly tokens: TokenSource;
  readonly activity: ActivityView;
  readonly runKey: string;
  readonly startOver: () => void;
  /** Credentials or settings changed: the status is judged anew, and a token is got. */
  readonly changed: () => void;
  /** The MCP endpoint is asked at once, for the status. */
  readonly lookAgain: () => void;
  readonly status: () => Promise<Result<CommandOutput<'status'>>>;
}

/** What connecting assistants needs of them. */
export interface AssistantParts {
  readonly ports: Pick<Ports, 'configs' | 'files' | 'clock' | 'hash'>;
  readonly run: Pick<RunFacts, 'mcpUrl' | 'person'>;
  readonly options: Pick<AppOptions, 'machine' | 'port'> & { readonly keys: LocalKeys };
  readonly activity: Pick<ActivityView, 'assistants'>;
}
