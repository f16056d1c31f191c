import {
  createMcpHandler,
  isLegacyRequest,
  type Server,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import type { Grant } from '../oauth/issued-tokens.ts';
import type { Switches } from '../switches.ts';
import { createMcpServer } from './mcp-server.ts';
import { legacyVersions, modernVersions } from './protocol-versions.ts';
import type { Tool } from './tools/tool.ts';

interface LegRequest {
  readonly request: Request;
  /** The body as JSON; undefined when it is none. */
  readonly message: unknown;
  readonly grant: Grant;
  /** Answer as an event stream. */
  readonly asStream: boolean;
}

export interface ProtocolLegs {
  /** Answers one authorised POST in the era that it speaks. */
  answer(call: LegRequest): Promise<Response>;
  /** Ends the streams that modern clients hold open. */
  close(): Promise<void>;
}

interface LegOptions {
  readonly tools: readonly Tool[];
  readonly isDemo: boolean;
  readonly switches: () => Switches;
}

/** The SDK behind the endpoint, one leg per protocol era (reference "Serving both eras"). */
export function createProtocolLegs(options: LegOptions): ProtocolLegs {
  const serverFor = (grant: Grant, versions: readonly string[]): Server =>
    createMcpServer({ ...options, switches: options.switches(), grant, versions });
  const modern = createModernLeg((grant) => serverFor(grant, modernVersions));
  return {
    answer: async (call) => {
      const isModern =
        options.switches().modern && !(await isLegacyRequest(call.request, call.message));
      // A modern request on the legacy leg gets 400 and -32000 (contract 11.2, item 18: assumed).
      return isModern
        ? modern.answer(call)
        : answerLegacy(serverFor(call.grant, legacyVersions), call);
    },
    close: modern.close,
  };
}

/** Stateless: without a session ID generator the transport issues none and asks for none. */
async function answerLegacy(
  server: Server,
  { request, message, asStream }: LegRequest,
): Promise<Response> {
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: !asStream });
  await server.connect(transport);
  return transport.handleRequest(request, message === undefined ? {} : { parsedBody: message });
}

/** The handler makes a server per request and knows no caller, so the grant travels as its auth info. */
function createModernLeg(serverFor: (grant: Grant) => Server): ProtocolLegs {
  const handlerIn = (responseMode: 'auto' | 'sse') =>
    createMcpHandler(
      ({ authInfo }) =>
        serverFor({ clientId: authInfo?.clientId ?? '', scopes: authInfo?.scopes ?? [] }),
      {
        legacy: 'reject',
        responseMode,
      },
    );
  const [json, stream] = [handlerIn('auto'), handlerIn('sse')];
  return {
    answer: ({ request, message, grant, asStream }) => {
      const authInfo = { token: '', clientId: grant.clientId, scopes: [...grant.scopes] };
      return (asStream ? stream : json).fetch(request, { authInfo, parsedBody: message });
    },
    close: async () => {
      await Promise.all([json.close(), stream.close()]);
    },
  };
}
