import type { ClientMessage, Message } from './client-message.ts';

/** A message of the server as it is written to the client. */
export interface ServerMessage {
  readonly text: string;
  readonly message: Message;
}

/**
 * The server's message if it answers this request. An error without an id, as a refused HTTP request
 * is answered with, belongs to the request that it came back to: over stdio nothing else says so.
 */
export function replyTo(
  { id, isRequest }: ClientMessage,
  answer: ServerMessage,
): ServerMessage | undefined {
  const { message } = answer;
  if (!isRequest || message['method'] !== undefined) return undefined;
  if (message['id'] === id) return answer;
  if (!('error' in message) || (message['id'] ?? null) !== null) return undefined;
  const named = { ...message, id };
  return { message: named, text: JSON.stringify(named) };
}
