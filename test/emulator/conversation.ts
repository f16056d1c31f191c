import { z } from 'zod';
import type { Emulator } from '../../src/emulator/emulator.ts';

// How tests talk to a running emulator: plain HTTP, as any client would.

type Fields = Readonly<Record<string, string>>;

/** Sends a token request with the emulator's own credentials, unless `fields` say otherwise. */
export function requestToken(
  emulator: Emulator,
  fields: Fields = {},
  headers: Fields = {},
): Promise<Response> {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: emulator.clientId,
    client_secret: emulator.clientSecret,
    ...fields,
  });
  return fetch(`${emulator.issuer}/token`, { method: 'POST', body, headers });
}

export async function freshToken(emulator: Emulator, fields: Fields = {}): Promise<string> {
  const answer = await requestToken(emulator, fields);
  return z.object({ access_token: z.string() }).parse(await answer.json()).access_token;
}

/** Posts one JSON-RPC message; without a token given, with a fresh one. */
export async function post(
  emulator: Emulator,
  message: unknown,
  how: { readonly token?: string; readonly headers?: Fields; readonly signal?: AbortSignal } = {},
): Promise<Response> {
  const token = how.token ?? (await freshToken(emulator));
  return fetch(emulator.endpoint, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...how.headers,
    },
    body: typeof message === 'string' ? message : JSON.stringify(message),
    ...(how.signal && { signal: how.signal }),
  });
}

export function request(method: string, params?: unknown, id: number | string = 1): unknown {
  return { jsonrpc: '2.0', id, method, ...(params !== undefined && { params }) };
}

const rpcAnswerSchema = z.object({
  id: z.union([z.number(), z.string(), z.null()]),
  result: z.looseObject({}).optional(),
  error: z.object({ code: z.number(), message: z.string() }).optional(),
});
export type RpcAnswer = z.infer<typeof rpcAnswerSchema>;

/** The JSON-RPC answer to one request. */
export async function rpc(
  emulator: Emulator,
  method: string,
  params?: unknown,
): Promise<RpcAnswer> {
  return rpcAnswerSchema.parse(await (await post(emulator, request(method, params))).json());
}

const toolResultSchema = z.object({
  content: z.array(z.object({ type: z.literal('text'), text: z.string() })),
  structuredContent: z.looseObject({}).optional(),
  isError: z.boolean().optional(),
});

/** What a tool said: its structured content, or the sentence of its failure. */
export async function callTool(
  emulator: Emulator,
  name: string,
  args: Readonly<Record<string, unknown>> = {},
): Promise<Readonly<Record<string, unknown>> | string> {
  const { result } = await rpc(emulator, 'tools/call', { name, arguments: args });
  const { isError, content, structuredContent } = toolResultSchema.parse(result);
  return isError ? (content[0]?.text ?? '') : (structuredContent ?? {});
}

const rowsSchema = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.unknown())),
  row_count: z.number(),
  truncated: z.boolean(),
});

/** The rows of a statement; fails the test when it is refused. */
export async function runSql(
  emulator: Emulator,
  sql: string,
  args: Readonly<Record<string, unknown>> = {},
): Promise<z.infer<typeof rowsSchema>> {
  return rowsSchema.parse(await callTool(emulator, 'run_sql', { sql, ...args }));
}

/** Sends a request to the admin path. */
export function admin(
  emulator: Emulator,
  method: string,
  path: string,
  body?: unknown,
): Promise<Response> {
  return fetch(`${emulator.adminUrl}/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}
