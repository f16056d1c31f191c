import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { Agent, buildConnector, type Dispatcher, type ProxyAgent } from 'undici';
import type { Budgets } from '../../shared/settings.ts';
import { createProxiedWay } from './proxied-way.ts';
import { type ProxySettings, proxyFor } from './proxy-choice.ts';
import { createTrust } from './trusted-authorities.ts';

/** The one set of upstream connections, for token and MCP traffic alike. */
export interface Upstream {
  dispatcherFor(url: URL): Dispatcher;
  isProxied(url: URL): boolean;
  proxyOf(url: URL): string | undefined;
  /** Whether the connection that died with this error had carried a request before. */
  wasReused(error: unknown): boolean;
  readonly connect: buildConnector.connector;
  close(): Promise<void>;
}

interface UpstreamOptions {
  readonly budgets: Budgets;
  readonly proxy: ProxySettings;
  readonly extraCaFile: string | undefined;
}

// Public servers and balancers close idle connections after 60 s or more; a request on a socket
// that the server is just closing dies, and nobody knows whether it ran.
const IDLE_MS = 50_000;
const BEFORE_HINT_MS = 2_000;
// Every running call and every open stream holds a connection: a small cap would queue calls.
const CONNECTIONS = 128;

export function createUpstream({ budgets, proxy, extraCaFile }: UpstreamOptions): Upstream {
  const reuse = watchReuse();
  const secureContext = createTrust(extraCaFile);
  const { connectMs } = budgets;
  const connect = reuse.track(
    buildConnector({ timeout: connectMs, secureContext, keepAlive: true }),
  );
  const options = {
    connections: CONNECTIONS,
    pipelining: 1,
    allowH2: false,
    keepAliveTimeout: IDLE_MS,
    keepAliveMaxTimeout: IDLE_MS,
    keepAliveTimeoutThreshold: BEFORE_HINT_MS,
    // The forwarder and the network port have deadlines of their own.
    headersTimeout: 0,
    bodyTimeout: 0,
  } as const;
  const direct = new Agent({ ...options, connect });
  const proxied = new Map<string, ProxyAgent>();

  function throughProxy(uri: string): ProxyAgent {
    const known = proxied.get(uri);
    if (known) return known;
    const { track } = reuse;
    const made = createProxiedWay({ uri, connectMs, secureContext, pool: options, track });
    proxied.set(uri, made);
    return made;
  }

  return {
    connect,
    dispatcherFor(url) {
      const uri = proxyFor(url, proxy);
      return uri ? throughProxy(uri) : direct;
    },
    isProxied: (url) => proxyFor(url, proxy) !== undefined,
    proxyOf: (url) => proxyFor(url, proxy),
    wasReused: reuse.wasReused,
    async close() {
      reuse.stop();
      await Promise.all([direct, ...proxied.values()].map((agent) => agent.destroy()));
    },
  };
}

/** Counts requests per socket, and remembers which socket an error came from. */
function watchReuse() {
  const requests = new WeakMap<object, number>();
  const sources = new WeakMap<object, Socket>();
  const onSend = (message: unknown): void => {
    const { socket } = message as { readonly socket: Socket };
    requests.set(socket, (requests.get(socket) ?? 0) + 1);
  };
  subscribe('undici:client:sendHeaders', onSend);
  return {
    track:
      (connect: buildConnector.connector): buildConnector.connector =>
      (options, callback) =>
        connect(options, (...[error, socket]) => {
          if (error) return callback(error, null);
          socket.on('error', (cause) => sources.set(cause, socket));
          callback(null, socket);
        }),
    wasReused(error: unknown): boolean {
      const socket = error instanceof Error ? sources.get(error) : undefined;
      return socket !== undefined && (requests.get(socket) ?? 0) > 1;
    },
    stop: () => unsubscribe('undici:client:sendHeaders', onSend),
  };
}
