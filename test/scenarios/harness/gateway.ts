import type { IncomingMessage } from 'node:http';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { type Incoming, type Outgoing, openAnswer, send } from './http.ts';
import type { Message } from './messages.ts';
import type { RunningCommand } from './running-command.ts';
import { eventually } from './waiting.ts';
import type { World } from './world.ts';

/** Where calls go and what proves who we are to it. */
export interface Server {
  readonly endpoint: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** `serve` in a process of its own, and an assistant's way to call it. */
export interface RunningGateway {
  readonly command: RunningCommand;
  readonly port: number;
  readonly origin: string;
  readonly endpoint: string;
  readonly keyedEndpoint: string;
  readonly key: string;
  /** The headers of a call, with this run's key or another. */
  headers(key?: string): Record<string, string>;
  /** Posts a message, or any body, as an assistant with the key does; options replace what it sends. */
  post(
    message: Message | readonly Message[] | string | Buffer,
    options?: Outgoing,
  ): Promise<Incoming>;
  /** The same, but gives the answer when its head is there. */
  open(message: Message, options?: Outgoing): Promise<IncomingMessage>;
  /** Waits until `/readyz` says the state. */
  untilState(state: string, withinMs?: number): Promise<Incoming>;
  /** An MCP client of the SDK, connected through the gateway; the world closes it. */
  connect(options?: { readonly modern?: boolean }): Promise<Client>;
}

interface ServeOptions {
  readonly args?: readonly string[];
  readonly variables?: Readonly<Record<string, string | undefined>>;
}

/** Variables that give a command its server and credentials without a keychain. */
export function serverVariables(server: Server): Record<string, string> {
  return {
    DYNAMOSQL_MCP_URL: server.endpoint,
    DYNAMOSQL_CLIENT_ID: server.clientId,
    DYNAMOSQL_CLIENT_SECRET: server.clientSecret,
  };
}

export async function startGateway(
  world: World,
  server: Server,
  { args = [], variables = {} }: ServeOptions = {},
): Promise<RunningGateway> {
  const command = world.start(['serve', '--json', '--port', '0', ...args], {
    variables: { ...serverVariables(server), ...variables },
  });
  const ready = await command.until(({ event }) => event === 'ready');
  return gatewayOf(world, command, {
    endpoint: String(ready['endpoint']),
    keyedEndpoint: String(ready['keyedEndpoint']),
    key: String(ready['key']),
  });
}

function gatewayOf(
  world: World,
  command: RunningCommand,
  ready: Pick<RunningGateway, 'endpoint' | 'keyedEndpoint' | 'key'>,
): RunningGateway {
  const { origin, port } = new URL(ready.endpoint);
  const headers = (key = ready.key): Record<string, string> => ({
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
  });
  const outgoing = (body: string | Buffer, options: Outgoing): Outgoing => ({
    method: 'POST',
    body,
    ...options,
    headers: { ...headers(), ...options.headers },
  });
  return {
    command,
    port: Number(port),
    origin,
    ...ready,
    headers,
    post: (message, options = {}) => send(ready.endpoint, outgoing(bodyOf(message), options)),
    open: (message, options = {}) => openAnswer(ready.endpoint, outgoing(bodyOf(message), options)),
    untilState: (state, withinMs) =>
      eventually(
        () => send(`${origin}/readyz`),
        ({ text }) => JSON.parse(text).state === state,
        withinMs,
      ),
    async connect({ modern = false } = {}) {
      const client = new Client(
        { name: 'scenario', version: '1' },
        { versionNegotiation: { mode: modern ? 'auto' : 'legacy' } },
      );
      const transport = new StreamableHTTPClientTransport(new URL(ready.endpoint), {
        requestInit: { headers: { authorization: `Bearer ${ready.key}` } },
      });
      world.onEnd(() => client.close());
      await client.connect(transport);
      return client;
    },
  };
}

function bodyOf(message: Message | readonly Message[] | string | Buffer): string | Buffer {
  return typeof message === 'string' || Buffer.isBuffer(message)
    ? message
    : JSON.stringify(message);
}
