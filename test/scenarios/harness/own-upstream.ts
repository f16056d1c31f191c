import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { readAll } from './http.ts';
import type { Message } from './messages.ts';
import type { World } from './world.ts';

/** A call of the test that arrived at its own server. */
export interface Arrived {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly body: Buffer;
  /** Which of the test's calls this is, counted from 1. */
  readonly nth: number;
  readonly socket: Socket;
  /** Its connection carried another request before. */
  readonly isReused: boolean;
}

export interface OwnUpstream {
  readonly endpoint: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Calls of the test that arrived, not the app's own probes. */
  readonly arrived: readonly Arrived[];
  /** Closes the connections that carry nothing now. */
  closeIdle(): void;
}

/** The header by which a test's calls are told from the app's own probes; it travels up. */
export const MINE = { 'x-scenario': '1' } as const;

/** Tells the test's calls from the app's probes where they can carry no header of their own. */
export type IsMine = (request: IncomingMessage, body: string) => boolean;

/**
 * A server of the test's own, for what the stand-in cannot do: it gives tokens and answers the app's
 * probes by itself, and hands every call that carries `MINE` to the test. It sends no `Keep-Alive`
 * hint and never closes an idle connection by itself.
 */
export async function startOwnUpstream(
  world: World,
  answer: (call: Arrived) => void | Promise<void>,
  isMine: IsMine = ({ headers }) => headers['x-scenario'] !== undefined,
): Promise<OwnUpstream> {
  const arrived: Arrived[] = [];
  const used = new WeakSet<Socket>();
  const server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    const { socket } = request;
    const isReused = used.has(socket);
    used.add(socket);
    void readAll(request).then((body) => {
      if (!isMine(request, body.toString('utf8')))
        return json(response, ...answerToApp(server, request.url ?? '', body));
      const call = { request, response, body, nth: arrived.length + 1, socket, isReused };
      arrived.push(call);
      return answer(call);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  world.onEnd(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    endpoint: `${originOf(server)}/mcp`,
    clientId: 'id',
    clientSecret: 'secret',
    arrived,
    closeIdle: () => server.closeIdleConnections(),
  };
}

/** Status and body of what a good server answers to the app itself; its probes are of the legacy era. */
function answerToApp(server: Server, path: string, body: Buffer): readonly [number, unknown] {
  const origin = originOf(server);
  if (path.startsWith('/.well-known/oauth-protected-resource'))
    return [200, { resource: `${origin}/mcp`, authorization_servers: [origin] }];
  if (path.startsWith('/.well-known/'))
    return [200, { issuer: origin, token_endpoint: `${origin}/token` }];
  if (path === '/token')
    return [200, { access_token: 'token-1', token_type: 'Bearer', expires_in: 600 }];
  if (body.length === 0) return [405, undefined];
  const { id, method } = JSON.parse(body.toString('utf8')) as Message;
  if (id === undefined) return [202, undefined];
  const error = { code: -32_601, message: 'Method not found' };
  const result = probeResults[method];
  return [200, { jsonrpc: '2.0', id, ...(result ? { result } : { error }) }];
}

const probeResults: Readonly<Record<string, object>> = {
  initialize: {
    protocolVersion: '2025-11-25',
    capabilities: { tools: {} },
    serverInfo: { name: 'own', version: '1' },
  },
  'tools/list': { tools: [] },
};

/** A JSON answer with its length; an undefined body is empty. */
function json(response: ServerResponse, status: number, body: unknown): void {
  const text = body === undefined ? '' : JSON.stringify(body);
  const length = Buffer.byteLength(text);
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': length });
  response.end(text);
}

/** The good answer to a tool call or another request. */
export function good({ body, response }: Arrived): void {
  const { id } = JSON.parse(body.toString('utf8')) as Message;
  json(response, 200, {
    jsonrpc: '2.0',
    id,
    result: { content: [{ type: 'text', text: 'good' }] },
  });
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
