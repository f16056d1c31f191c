import { send } from './http.ts';
import type { RunningCommand } from './running-command.ts';
import type { World } from './world.ts';

/** What the stand-in counted; see `CounterValues` in src/emulator. */
export interface Counters {
  readonly tokenCalls: number;
  readonly mcpCalls: number;
  readonly wellKnownCalls: number;
  readonly authorizeCalls: number;
  readonly registerCalls: number;
  readonly credentialsSeen: number;
  readonly strayCalls: number;
  readonly connections: number;
  readonly methods: Readonly<Record<string, number>>;
  readonly tools: Readonly<Record<string, number>>;
  readonly callers: readonly {
    readonly path: string;
    readonly httpMethod: string;
    readonly method?: string;
    readonly authorizationSha256?: string;
  }[];
}

export interface FaultSetting {
  readonly value?: number | string;
  readonly times?: number;
  readonly tool?: string;
  readonly method?: string;
}

/** The local DynamoSQL in a process of its own, with what its admin path can do. */
export interface RunningEmulator {
  readonly command: RunningCommand;
  readonly endpoint: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly caFile: string | undefined;
  counters(): Promise<Counters>;
  arm(fault: string, setting?: FaultSetting): Promise<void>;
  /** Without a name: every fault. */
  disarm(fault?: string): Promise<void>;
  setSwitch(name: string, value: unknown): Promise<void>;
  revokeTokens(): Promise<void>;
  setTokenTtl(seconds: number): Promise<void>;
  setScopes(scopes: readonly string[]): Promise<void>;
  goDown(): Promise<void>;
  comeUp(): Promise<void>;
}

export async function startEmulator(
  world: World,
  args: readonly string[] = [],
): Promise<RunningEmulator> {
  const command = world.start(['emulator', '--json', ...args]);
  const ready = await command.until(({ event }) => event === 'ready');
  const admin = String(ready['admin']);

  async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await send(`${admin}/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (answer.status >= 300) throw new Error(`admin ${method} ${path}: ${answer.text}`);
    return answer.text === '' ? undefined : JSON.parse(answer.text);
  }
  const act = async (method: string, path: string, body?: unknown): Promise<void> => {
    await ask(method, path, body);
  };

  return {
    command,
    endpoint: String(ready['endpoint']),
    clientId: String(ready['clientId']),
    clientSecret: String(ready['clientSecret']),
    caFile: typeof ready['caFile'] === 'string' ? ready['caFile'] : undefined,
    counters: async () => (await ask('GET', 'counters')) as Counters,
    arm: (fault, setting = {}) => act('PUT', `faults/${fault}`, setting),
    disarm: (fault) => act('DELETE', fault === undefined ? 'faults' : `faults/${fault}`),
    setSwitch: (name, value) => act('PUT', `switches/${name}`, value),
    revokeTokens: () => act('POST', 'revoke'),
    setTokenTtl: (seconds) => act('PUT', 'token-ttl', { seconds }),
    setScopes: (scopes) => act('PUT', 'scopes', { scopes }),
    goDown: () => act('POST', 'down'),
    comeUp: () => act('POST', 'up'),
  };
}
