import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { expect } from 'vitest';
import { initialize, type Message, notification, type Reply } from '../harness/messages.ts';
import { CLI, type Exit, type RunningCommand } from '../harness/running-command.ts';
import { eventually } from '../harness/waiting.ts';
import type { World } from '../harness/world.ts';

/** `stdio` in a process of its own, spoken to line by line as a client does. */
export interface RunningBridge {
  readonly command: RunningCommand;
  /** Sends a message, or a line as it is. */
  send(message: Message | Reply | string): void;
  /** Sends a request and waits for its reply. */
  ask(message: Message, withinMs?: number): Promise<Reply>;
  /** Connects as a client of the legacy era does, and gives the server's introduction. */
  connect(): Promise<Reply>;
  /** Closes its standard input and waits for its end; all that it ever said was MCP. */
  end(): Promise<Exit>;
}

export interface BridgeOptions {
  readonly args?: readonly string[];
  readonly variables?: Readonly<Record<string, string | undefined>>;
}

/** An app that a bridge starts takes any free port, as everything in a test does. */
const ANY_PORT: Readonly<Record<string, string>> = { DYNAMOSQL_TRAY_PORT: '0' };

export function startBridge(
  world: World,
  { args = [], variables = {} }: BridgeOptions = {},
): RunningBridge {
  const command = world.start(['stdio', ...args], {
    keepsInput: true,
    variables: { ...ANY_PORT, ...variables },
  });
  endStartedApp(world);

  function send(message: Message | Reply | string): void {
    command.write(`${typeof message === 'string' ? message : JSON.stringify(message)}\n`);
  }
  async function ask(message: Message, withinMs?: number): Promise<Reply> {
    send(message);
    const isReply = (line: Readonly<Record<string, unknown>>): boolean =>
      line['id'] === message.id && line['method'] === undefined;
    return (await command.until(isReply, withinMs)) as Reply;
  }
  return {
    command,
    send,
    ask,
    async connect() {
      const introduction = await ask(initialize());
      send(notification('notifications/initialized'));
      return introduction;
    },
    async end() {
      command.endInput();
      const exit = await command.exited;
      expectOnlyMcp(command.stdout());
      return exit;
    },
  };
}

/** Every line is a JSON-RPC message, and there is nothing between the lines. */
export function expectOnlyMcp(stdout: string): void {
  for (const line of stdout.split('\n').slice(0, -1))
    expect(JSON.parse(line)).toMatchObject({ jsonrpc: '2.0' });
  expect(stdout === '' || stdout.endsWith('\n')).toBe(true);
}

/** The SDK's client over its own stdio transport; the world closes it. */
export async function connectOverStdio(
  world: World,
  { args = [], variables = {}, modern = false }: BridgeOptions & { readonly modern?: boolean } = {},
): Promise<Client> {
  const own = { ...world.environment, ...ANY_PORT, ...variables };
  const env = Object.fromEntries(
    Object.entries(own).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [CLI, 'stdio', ...args],
    env,
    stderr: 'ignore',
  });
  const client = new Client(
    { name: 'scenario', version: '1' },
    { versionNegotiation: { mode: modern ? { pin: '2026-07-28' } : 'legacy' } },
  );
  endStartedApp(world);
  world.onEnd(() => client.close());
  await client.connect(transport);
  return client;
}

/** The process that serves the world's home; undefined when none does. */
export function ownerOf(world: World): number | undefined {
  try {
    const { pid } = JSON.parse(readFileSync(join(world.home, 'run', 'owner.json'), 'utf8'));
    return isRunning(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** The living processes that serve this world's home, or are about to. */
export function appsIn(world: World): readonly number[] {
  const pids = readdirSync('/proc').map(Number).filter(Number.isInteger);
  return pids.filter(
    (pid) =>
      wordsOf(pid).includes('serve') &&
      variablesOf(pid)['DYNAMOSQL_TRAY_HOME'] === world.home &&
      isRunning(pid),
  );
}

/** The environment that a process was started with; empty when it is gone. */
export function variablesOf(pid: number): Readonly<Record<string, string>> {
  const entries = procText(pid, 'environ')
    .split('\0')
    .filter((entry) => entry !== '')
    .map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]);
  return Object.fromEntries(entries);
}

export function isRunning(pid: number): boolean {
  return !['', 'Z', 'X'].includes(procText(pid, 'stat').split(')').pop()?.trim()[0] ?? '');
}

function wordsOf(pid: number): readonly string[] {
  return procText(pid, 'cmdline').split('\0');
}

function procText(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

/** An app that a bridge started is nobody's child: the world ends it by its pid. */
function endStartedApp(world: World): void {
  world.onEnd(async () => {
    const pid = ownerOf(world);
    if (pid === undefined || !wordsOf(pid).includes('--idle-exit')) return;
    process.kill(pid, 'SIGTERM');
    await eventually(
      () => isRunning(pid),
      (running) => !running,
    );
  });
}
