import { type Counters, callerOf } from '../counters.ts';
import type { Faults } from '../faults.ts';
import type { ArrivedRequest } from '../http/arrived-request.ts';
import type { Room } from '../http/door.ts';
import { type Answer, methodNotAllowed, type Reply, rpcRefusal } from '../http/reply.ts';
import { interruption } from '../interruption.ts';
import type { Addresses } from '../oauth/addresses.ts';
import type { Grant, IssuedTokens } from '../oauth/issued-tokens.ts';
import type { Switches } from '../switches.ts';
import { insufficientScope, unauthorized } from './challenge.ts';
import { type IncomingCall, readCall } from './incoming-call.ts';
import type { ProtocolLegs } from './protocol-legs.ts';
import { shaped } from './shaped-answer.ts';
import type { Tool } from './tools/tool.ts';

interface EndpointOptions {
  readonly addresses: Addresses;
  readonly tokens: IssuedTokens;
  readonly tools: readonly Tool[];
  readonly legs: ProtocolLegs;
  readonly faults: Faults;
  readonly counters: Counters;
  readonly switches: () => Switches;
}

/** `/mcp`: a token on every request, POST alone, no sessions (contract 4). */
export function createEndpoint(options: EndpointOptions): Room {
  return async (request) => {
    const body = request.method === 'POST' ? await request.readBody() : '';
    if (body === undefined) return rpcRefusal(413, 'The body is too large');
    const call = readCall(body);
    record(options.counters, request, call);
    const trouble = await interruption('mcp', options.faults, { ...call, gone: request.gone });
    return trouble ?? admit(options, request, { ...call, body });
  };
}

type BodyCall = IncomingCall & { readonly body: string };

function record(counters: Counters, request: ArrivedRequest, call: IncomingCall): void {
  const { tool, clientInfo } = call;
  const method = request.method === 'POST' ? call.method : request.method;
  counters.addCall({ method, tool });
  counters.remember(callerOf(request, { method, tool, clientInfo }));
}

async function admit(
  options: EndpointOptions,
  request: ArrivedRequest,
  call: BodyCall,
): Promise<Reply> {
  const challenge = {
    resourceMetadata: options.addresses.resourceMetadata,
    isSent: options.switches().challenge,
  };
  const token = bearerToken(request);
  if (token === undefined) return unauthorized('absent', challenge);
  const state = options.tokens.stateOf(token);
  if (!state.valid) return unauthorized('invalid', challenge);
  if (request.method !== 'POST') return methodNotAllowed('POST');
  const missing = missingScope(options, call, state.grant);
  if (missing !== undefined) return insufficientScope(missing, challenge);
  return serve(options, request, { ...call, grant: state.grant });
}

function bearerToken(request: ArrivedRequest): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
}

/** The scope to name in a 403, where the switch has the missing scope refused that way. */
function missingScope(
  options: EndpointOptions,
  call: IncomingCall,
  grant: Grant,
): string | undefined {
  if (options.switches().missingScope !== 'forbidden') return undefined;
  const scope = options.tools.find(({ name }) => name === call.tool)?.scope;
  return scope === undefined || grant.scopes.includes(scope) ? undefined : scope;
}

async function serve(
  options: EndpointOptions,
  request: ArrivedRequest,
  call: BodyCall & { readonly grant: Grant },
): Promise<Reply> {
  const response = await options.legs.answer({
    request: webRequest(options.addresses.endpoint, request, call.body),
    message: call.message,
    grant: call.grant,
    asStream:
      options.switches().answers === 'sse' || options.faults.strike('mcp-sse', call) !== undefined,
  });
  return shaped(await answerOf(response), call, options.faults);
}

function webRequest(url: string, { headers, gone }: ArrivedRequest, body: string): Request {
  const entries = Object.entries(headers).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return new Request(url, { method: 'POST', headers: entries, body, signal: gone });
}

/** What passes on: the rest of the SDK's headers speak of the connection, which is the door's. */
const KEPT_HEADERS = [
  'content-type',
  'cache-control',
  'x-accel-buffering',
  'mcp-session-id',
  'www-authenticate',
];

async function answerOf(response: Response): Promise<Answer> {
  const headers = Object.fromEntries(
    [...response.headers].filter(([name]) => KEPT_HEADERS.includes(name)),
  );
  const isStream = headers['content-type']?.startsWith('text/event-stream') ?? false;
  const body = isStream && response.body !== null ? response.body : await response.text();
  return { kind: 'answer', status: response.status, headers, body };
}
