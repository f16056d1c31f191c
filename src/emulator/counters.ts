import { createHash } from 'node:crypto';
import type { ArrivedRequest } from './http/arrived-request.ts';

const CALLERS_KEPT = 200;

/** One request as it was seen. Never holds a token or secret, only the hash of the header. */
interface Caller {
  readonly path: string;
  readonly httpMethod: string;
  readonly userAgent: string | undefined;
  /** Lower-case hexadecimal SHA-256 of the whole `Authorization` header. */
  readonly authorizationSha256: string | undefined;
  readonly protocolVersion: string | undefined;
  readonly method: string | undefined;
  readonly tool: string | undefined;
  /** What the client said of itself in `initialize` or in a modern request's `_meta`. */
  readonly clientInfo: unknown;
}

export interface CounterValues {
  readonly tokenCalls: number;
  readonly mcpCalls: number;
  readonly wellKnownCalls: number;
  readonly authorizeCalls: number;
  readonly registerCalls: number;
  /** Requests that carried a client ID or secret, in the header or in the body. */
  readonly credentialsSeen: number;
  /** Requests that the guard turned away. */
  readonly refused: number;
  /** Requests for paths that do not exist. */
  readonly strayCalls: number;
  readonly connections: number;
  readonly methods: Readonly<Record<string, number>>;
  readonly tools: Readonly<Record<string, number>>;
  /** The last 200 requests, oldest first. */
  readonly callers: readonly Caller[];
}

type Count = Exclude<keyof CounterValues, 'methods' | 'tools' | 'callers' | 'connections'>;

export interface Counters {
  add(count: Count): void;
  /** Counts a call of the MCP endpoint under its method and tool. */
  addCall(call: { readonly method: string; readonly tool: string | undefined }): void;
  remember(caller: Caller): void;
  values(): Omit<CounterValues, 'connections'>;
}

export function createCounters(): Counters {
  const counts: Record<Count, number> = {
    tokenCalls: 0,
    mcpCalls: 0,
    wellKnownCalls: 0,
    authorizeCalls: 0,
    registerCalls: 0,
    credentialsSeen: 0,
    refused: 0,
    strayCalls: 0,
  };
  const methods = new Map<string, number>();
  const tools = new Map<string, number>();
  const callers: Caller[] = [];
  return {
    add: (count) => {
      counts[count] += 1;
    },
    addCall: ({ method, tool }) => {
      counts.mcpCalls += 1;
      increase(methods, method);
      if (tool !== undefined) increase(tools, tool);
    },
    remember: (caller) => {
      callers.push(caller);
      if (callers.length > CALLERS_KEPT) callers.shift();
    },
    values: () => ({
      ...counts,
      methods: Object.fromEntries(methods),
      tools: Object.fromEntries(tools),
      callers: [...callers],
    }),
  };
}

function increase(map: Map<string, number>, key: string): void {
  map.set(key, (map.get(key) ?? 0) + 1);
}

export function callerOf(
  request: ArrivedRequest,
  said: Pick<Caller, 'method' | 'tool' | 'clientInfo'>,
): Caller {
  const { authorization } = request.headers;
  return {
    path: request.path,
    httpMethod: request.method,
    userAgent: request.headers['user-agent'],
    authorizationSha256: authorization === undefined ? undefined : sha256(authorization),
    protocolVersion: request.headers['mcp-protocol-version'],
    ...said,
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
