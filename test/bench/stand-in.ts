import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createLoopbackCertificate } from '../../src/emulator/tls/certificate.ts';
import { PROTOCOL_VERSION, ROUND_TRIP_MS, type StandInReady, TOKEN } from './bench-protocol.ts';
import { startFarRelay } from './far-relay.ts';

// The server at the end of every measured path, in a process of its own: as little work per call as
// can be, so that what is measured is the path. It says when it is ready and runs until it is ended.

const ROW = `${JSON.stringify(JSON.stringify({ order: 1017, city: 'Wien', total: '42.50' })).slice(1, -1)},`;
const fillers = new Map<number, Buffer>();

function filler(bytes: number): Buffer {
  const known = fillers.get(bytes);
  if (known) return known;
  const made = Buffer.from(ROW.repeat(Math.ceil(bytes / ROW.length)));
  fillers.set(bytes, made);
  return made;
}

function serve(request: IncomingMessage, response: ServerResponse): void {
  const origin = `https://${request.headers.host}`;
  const document = documents(origin)[request.url ?? ''];
  if (document) return void json(response, 200, document);
  if (request.url !== '/mcp') return void json(response, 404, {});
  if (request.headers.authorization !== `Bearer ${TOKEN}`) return void json(response, 401, {});
  if (request.method !== 'POST') return void json(response, 405, {});
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => reply(response, JSON.parse(Buffer.concat(chunks).toString())));
}

function documents(origin: string): Readonly<Record<string, object>> {
  const resource = { resource: `${origin}/mcp`, authorization_servers: [origin] };
  return {
    '/.well-known/oauth-protected-resource/mcp': resource,
    '/.well-known/oauth-protected-resource': resource,
    '/.well-known/oauth-authorization-server': {
      issuer: origin,
      token_endpoint: `${origin}/token`,
    },
    '/token': { access_token: TOKEN, token_type: 'Bearer', expires_in: 3_600, scope: 'mcp' },
  };
}

interface Message {
  readonly id?: number | string;
  readonly method: string;
  readonly params?: { readonly arguments?: { readonly bytes?: number } };
}

function reply(response: ServerResponse, { id, method, params }: Message): void {
  if (id === undefined) return void response.writeHead(202).end();
  if (method === 'tools/call') return void sendRows(response, id, params?.arguments?.bytes ?? 0);
  const result = RESULTS[method];
  if (result) return void json(response, 200, { jsonrpc: '2.0', id, result });
  const error = { code: -32_601, message: 'Method not found' };
  json(response, 404, { jsonrpc: '2.0', id, error });
}

const RESULTS: Readonly<Record<string, object>> = {
  initialize: {
    protocolVersion: PROTOCOL_VERSION,
    capabilities: { tools: {} },
    serverInfo: { name: 'bench', version: '1' },
  },
  ping: {},
  'tools/list': { tools: [{ name: 'rows', inputSchema: { type: 'object' } }] },
};

function sendRows(response: ServerResponse, id: number | string, bytes: number): void {
  const start = `{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":{"content":[{"type":"text","text":"`;
  const rows = filler(bytes);
  const end = '"}]}}';
  const length = start.length + rows.length + end.length;
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': length });
  response.cork();
  response.write(start);
  response.write(rows);
  response.end(end);
  response.uncork();
}

function json(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

const { caPem, certificatePem, keyPem } = createLoopbackCertificate();
// No end to idle connections and no `Keep-Alive` hint, which most public servers do not send either.
const server = createServer({ key: keyPem, cert: certificatePem, keepAliveTimeout: 0 }, serve);
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const nearPort = (server.address() as AddressInfo).port;
const farPort = await startFarRelay({ port: nearPort, roundTripMs: ROUND_TRIP_MS });
const ready: StandInReady = { nearPort, farPort, caPem };
console.log(JSON.stringify(ready));
