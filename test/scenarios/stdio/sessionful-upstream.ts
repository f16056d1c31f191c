import { EventEmitter, once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { startGateway } from '../harness/gateway.ts';
import type { Message, Reply } from '../harness/messages.ts';
import { type Arrived, startOwnUpstream } from '../harness/own-upstream.ts';
import { openWorld, type World } from '../harness/world.ts';

/** A server of the legacy era with sessions, which speaks first and closes streams early. */
export interface SessionfulUpstream {
  readonly world: World;
  /** Ids of sessions, oldest first; ended ones too. */
  readonly opened: readonly string[];
  readonly ended: readonly string[];
  /** Every request of the bridge, as "METHOD what [session]". */
  readonly log: readonly string[];
  /** Streams by which the server speaks first, open now. */
  streams(): number;
  /** Says something to the client without being asked. */
  speak(message: Message): void;
  /** Forgets all sessions, as a server does that was restarted. */
  restart(): void;
  /** Kills the app and starts it anew before the same server. */
  startAppAgain(): Promise<void>;
}

type Body = Partial<Message> & Reply;

const SSE = { 'content-type': 'text/event-stream' } as const;
export const QUESTION: Message = { jsonrpc: '2.0', id: 'q1', method: 'roots/list' };

/** The upstream with a gateway, Ready, in front of it; both end with the test. */
export async function openSessionfulUpstream(): Promise<SessionfulUpstream> {
  const world = openWorld();
  const opened: string[] = [];
  const ended: string[] = [];
  const log: string[] = [];
  const living = new Set<string>();
  const streams = new Set<ServerResponse>();
  const answers = new EventEmitter();

  const event = (message: object, id?: string): string =>
    `${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify({ jsonrpc: '2.0', ...message })}\n\n`;

  function speak(message: Message): void {
    for (const stream of streams) stream.write(event(message));
  }

  const tools: Readonly<Record<string, (response: ServerResponse, reply: Reply) => void>> = {
    /** Asks the client on the stream of the call. */
    async 'asks-here'(response, reply) {
      response.writeHead(200, SSE).write(event(QUESTION));
      await once(answers, 'q1');
      response.end(event(reply));
    },
    /** Asks the client on the stream that belongs to no call. */
    async 'asks-there'(response, reply) {
      speak(QUESTION);
      await once(answers, 'q1');
      give(response, reply);
    },
    /** Closes the stream and gives the reply when the client comes back for it. */
    'closes-early': (response) => response.writeHead(200, SSE).end('id: 7\nretry: 10\ndata:\n\n'),
    /** Says nothing until it is told that nobody wants to know. */
    async hangs(response) {
      response.writeHead(200, SSE).flushHeaders();
      await once(answers, 'cancelled');
      response.end();
    },
    quick: give,
  };
  let waiting: Reply | undefined;

  function serveStream(response: ServerResponse, lastEventId: unknown): void {
    response.writeHead(200, SSE);
    if (lastEventId === '7' && waiting) {
      response.end(event(waiting, '8'));
      return;
    }
    response.flushHeaders();
    streams.add(response);
    response.on('close', () => streams.delete(response));
  }

  function serveMessage(response: ServerResponse, body: Body): void {
    const { id, method, params } = body;
    if (method === 'notifications/cancelled') answers.emit('cancelled');
    if (method === undefined) answers.emit(String(id));
    if (id === undefined || method === undefined) {
      response.writeHead(202).end();
      return;
    }
    const content = [{ type: 'text', text: String(params?.['name']) }] as const;
    const reply: Reply = { id, result: { content } };
    waiting = reply;
    const tool = tools[String(params?.['name'])];
    if (method === 'tools/call' && tool) tool(response, reply);
    else give(response, { id, result: { tools: [] } });
  }

  function open(response: ServerResponse, message: Body): void {
    const id = `s-${opened.length + 1}`;
    opened.push(id);
    living.add(id);
    response.setHeader('mcp-session-id', id);
    give(response, introductionTo(message));
  }

  function end(response: ServerResponse, session: string): void {
    living.delete(session);
    ended.push(session);
    response.writeHead(200).end();
  }

  function answer({ request, response, body }: Arrived): void {
    const session = String(request.headers['mcp-session-id'] ?? '');
    const message: Body = body.length === 0 ? {} : JSON.parse(body.toString('utf8'));
    log.push(`${request.method} ${message.method ?? message.id ?? '-'} ${session}`.trim());
    if (message.method === 'initialize') open(response, message);
    else if (!living.has(session)) response.writeHead(404).end();
    else if (request.method === 'GET') serveStream(response, request.headers['last-event-id']);
    else if (request.method === 'DELETE') end(response, session);
    else serveMessage(response, message);
  }

  const upstream = await startOwnUpstream(
    world,
    answer,
    ({ headers }, body) => 'mcp-session-id' in headers || body.includes('"name":"scenario"'),
  );
  let gateway = await startGateway(world, upstream);
  await gateway.untilState('ready');
  return {
    world,
    opened,
    ended,
    log,
    streams: () => streams.size,
    speak,
    restart() {
      living.clear();
      for (const stream of streams) stream.end();
    },
    async startAppAgain() {
      await gateway.command.kill();
      gateway = await startGateway(world, upstream);
    },
  };
}

function introductionTo({ id }: Body): Reply {
  return {
    ...(id === undefined ? {} : { id }),
    result: {
      protocolVersion: '2025-11-25',
      capabilities: { tools: {} },
      serverInfo: { name: 'sessionful', version: '1' },
    },
  };
}

function give(response: ServerResponse, reply: Reply): void {
  const text = JSON.stringify({ jsonrpc: '2.0', ...reply });
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
