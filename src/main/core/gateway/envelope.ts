import { isRecord, parseJson, recordOf, textOf } from '../../../shared/json.ts';
import { headerOf, type RequestHead } from './guard.ts';
import { tablesNamed } from './table-names.ts';

export type MessageId = string | number | null;
export type Era = 'legacy' | 'modern';

/** What the gateway knows of a message: enough to answer for the server and to tell what happened. */
export interface Envelope {
  readonly kind: 'request' | 'notification' | 'response' | 'batch' | 'unreadable' | 'none';
  /** The requests in it that wait for an answer. */
  readonly requests: readonly { readonly id: MessageId; readonly method: string }[];
  readonly method: string | undefined;
  readonly tool: string | undefined;
  /** Tables that a tool call names. */
  readonly tables: readonly string[];
  readonly era: Era;
  readonly protocolVersion: string | undefined;
  /** What the client calls itself; display only. */
  readonly client: string | undefined;
}

export const MODERN_VERSION = '2026-07-28';
const META = 'io.modelcontextprotocol/';

/** The envelope of a call without a body: GET and DELETE. */
export function bodylessEnvelope(head: RequestHead): Envelope {
  return { ...blank(head), kind: 'none', method: head.method };
}

/** The envelope of a body that is too large to read: only its headers speak. */
export function unreadEnvelope(head: RequestHead): Envelope {
  return { ...blank(head), kind: 'unreadable', method: headerOf(head, 'mcp-method') };
}

/** Reads method, ids and tool from a JSON-RPC body; a body that is not one gives `unreadable`. */
export function readEnvelope(body: string, head: RequestHead): Envelope {
  const message = parseJson(body);
  if (Array.isArray(message)) return batchEnvelope(message, head);
  if (!isRecord(message)) return { ...blank(head), kind: 'unreadable' };
  const method = textOf(message['method']);
  const id = idOf(message['id']);
  if (method === undefined) return { ...blank(head), kind: 'response', method: 'response' };
  const parameters = recordOf(message['params']);
  return {
    ...blank(head),
    ...callerFacts(parameters, head),
    kind: id === undefined ? 'notification' : 'request',
    requests: id === undefined ? [] : [{ id, method }],
    method,
    ...(method === 'tools/call' ? toolFacts(parameters) : {}),
  };
}

function toolFacts(parameters: Readonly<Record<string, unknown>>): Partial<Envelope> {
  const tool = textOf(parameters['name']);
  return { tool, tables: tablesNamed(tool, recordOf(parameters['arguments'])) };
}

function batchEnvelope(messages: readonly unknown[], head: RequestHead): Envelope {
  const requests = messages.filter(isRecord).flatMap((message) => {
    const [id, method] = [idOf(message['id']), textOf(message['method'])];
    return id === undefined || method === undefined ? [] : [{ id, method }];
  });
  return { ...blank(head), kind: 'batch', requests, method: 'batch' };
}

function blank(head: RequestHead): Omit<Envelope, 'kind'> {
  const protocolVersion = headerOf(head, 'mcp-protocol-version');
  return {
    requests: [],
    method: undefined,
    tool: undefined,
    tables: [],
    era: protocolVersion === MODERN_VERSION ? 'modern' : 'legacy',
    protocolVersion,
    client: undefined,
  };
}

/** Both eras say in the body who calls: `initialize` in its parameters, modern requests in `_meta`. */
function callerFacts(
  parameters: Readonly<Record<string, unknown>>,
  head: RequestHead,
): Partial<Envelope> {
  const meta = recordOf(parameters['_meta']);
  const inMeta = textOf(meta[`${META}protocolVersion`]);
  const client = parameters['clientInfo'] ?? meta[`${META}clientInfo`];
  const version =
    inMeta ?? textOf(parameters['protocolVersion']) ?? headerOf(head, 'mcp-protocol-version');
  return {
    era: inMeta !== undefined || version === MODERN_VERSION ? 'modern' : 'legacy',
    protocolVersion: version,
    client: textOf(recordOf(client)['name']),
  };
}

function idOf(value: unknown): MessageId | undefined {
  return typeof value === 'string' || typeof value === 'number' || value === null
    ? value
    : undefined;
}
