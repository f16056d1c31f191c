import { type Failure, sentenceOf } from '../../../shared/failure.ts';
import { parseJson, recordOf } from '../../../shared/json.ts';
import { scopeTools } from '../../../shared/scopes.ts';
import type { McpToolFacts } from '../ports.ts';
import { type Answer, emptyAnswer, failureAnswer, jsonAnswer, rpcError } from './answers.ts';
import { type Envelope, MODERN_VERSION } from './envelope.ts';

/** What the gateway remembers of the server for the time when it cannot ask. */
export interface Remembered {
  readonly tools: readonly McpToolFacts[] | undefined;
  /** The server itself was last proven to speak the modern era. */
  readonly modernProven: boolean;
  readonly version: string;
  readonly demo: boolean;
}

const LEGACY_VERSIONS = ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'] as const;
const METHOD_NOT_FOUND = -32_601;
const OPEN_SCHEMA = { type: 'object', additionalProperties: true } as const;

interface Standby {
  readonly failure: Failure;
  readonly envelope: Envelope;
  readonly body: string;
  readonly remembered: Remembered;
}

/**
 * Answers while the server cannot: a client that starts now must connect, list tools, and read in
 * the chat what is wrong, instead of giving up on the server for the rest of its day.
 */
export function standbyAnswer(standby: Standby): Answer {
  const { envelope, failure: what } = standby;
  if (envelope.kind === 'none') return emptyAnswer(405, { allow: 'POST' });
  if (envelope.kind === 'notification' || envelope.kind === 'response') return emptyAnswer(202);
  const id = envelope.requests[0]?.id ?? null;
  if (envelope.kind !== 'request') return failureAnswer(what, envelope, 'over-replay-size');
  const answer = methodOf(envelope)?.(standby);
  if (answer === 'unknown') return jsonAnswer(404, methodNotFound(id));
  return answer === undefined
    ? failureAnswer(what, envelope)
    : jsonAnswer(200, { jsonrpc: '2.0', id, result: answer });
}

function methodOf({ method = '' }: Envelope): StandbyMethod | undefined {
  return Object.hasOwn(answers, method) ? answers[method] : undefined;
}

type StandbyMethod = (standby: Standby) => object | 'unknown' | undefined;

const answers: Readonly<Record<string, StandbyMethod>> = {
  initialize: (standby) => ({
    protocolVersion: agreedVersion(standby.body),
    ...introduction(standby),
  }),
  ping: () => ({}),
  // A client that is told "modern" by us cannot talk to a legacy server afterwards.
  'server/discover': (standby) =>
    standby.remembered.modernProven
      ? { ...modernList, supportedVersions: [MODERN_VERSION], ...introduction(standby) }
      : 'unknown',
  'tools/list': (standby) => {
    if (standby.envelope.era === 'modern') {
      return standby.remembered.modernProven ? { ...modernList, ...toolList(standby) } : undefined;
    }
    return toolList(standby);
  },
};

const modernList = { resultType: 'complete', ttlMs: 0, cacheScope: 'private' } as const;

function introduction({ failure: what, remembered }: Standby) {
  const title = remembered.demo ? 'DynamoSQL (demo data)' : 'DynamoSQL';
  return {
    capabilities: { tools: {} },
    serverInfo: { name: 'dynamosql-tray', title, version: remembered.version },
    instructions: sentenceOf(what),
  };
}

function toolList({ failure: what, remembered }: Standby) {
  const tools = remembered.tools ?? documentedTools();
  const note = { source: remembered.tools ? 'last-known' : 'documented', reason: what.code };
  return {
    tools: tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })),
    _meta: { 'dynamosql-tray/standby': note },
  };
}

function documentedTools(): readonly McpToolFacts[] {
  const names = Object.values(scopeTools).flat();
  return names.map((name) => ({ name, description: undefined, inputSchema: OPEN_SCHEMA }));
}

function agreedVersion(body: string): string {
  const asked = recordOf(recordOf(parseJson(body))['params'])['protocolVersion'];
  return LEGACY_VERSIONS.find((version) => version === asked) ?? LEGACY_VERSIONS[0];
}

function methodNotFound(id: string | number | null) {
  return { jsonrpc: '2.0', id, error: { code: METHOD_NOT_FOUND, message: 'Method not found' } };
}

/** A session that another key opened looks to the caller as ended: it starts a new one. */
export function foreignSessionAnswer(what: Failure, envelope: Envelope): Answer {
  return jsonAnswer(404, rpcError(envelope.requests[0]?.id ?? null, what));
}
