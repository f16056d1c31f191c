import { z } from 'zod';

const messageSchema = z.looseObject({
  id: z.union([z.string(), z.number()]).optional(),
  method: z.string().optional(),
  params: z
    .looseObject({
      name: z.string().optional(),
      clientInfo: z.unknown().optional(),
      _meta: z
        .looseObject({ 'io.modelcontextprotocol/clientInfo': z.unknown().optional() })
        .optional(),
    })
    .optional(),
});

/** What the door needs to know of a message before the SDK takes it over. */
export interface IncomingCall {
  /** The body as JSON; undefined when it is none. */
  readonly message: unknown;
  readonly id: string | number | undefined;
  /** "batch" for an array, "response" for an answer of the client, "unreadable" for anything else. */
  readonly method: string;
  readonly tool: string | undefined;
  readonly clientInfo: unknown;
}

export function readCall(body: string): IncomingCall {
  const message = parsedJson(body);
  const parsed = messageSchema.safeParse(message);
  if (!parsed.success) {
    return {
      message,
      id: undefined,
      method: Array.isArray(message) ? 'batch' : 'unreadable',
      tool: undefined,
      clientInfo: undefined,
    };
  }
  const { id, method, params } = parsed.data;
  return {
    message,
    id,
    method: method ?? 'response',
    tool: method === 'tools/call' ? params?.name : undefined,
    clientInfo: params?.clientInfo ?? params?._meta?.['io.modelcontextprotocol/clientInfo'],
  };
}

function parsedJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
