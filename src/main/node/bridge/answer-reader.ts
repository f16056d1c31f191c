import { StringDecoder } from 'node:string_decoder';
import { isRecord, parseJson } from '../../../shared/json.ts';
import { createEventReader } from '../../core/bridge/event-stream.ts';
import type { ServerMessage } from '../../core/bridge/reply.ts';
import type { Answer } from './app-channel.ts';

/** Who gets what the server says. */
export interface Audience {
  hear(said: ServerMessage): void;
  /** Resolves when there is room for more. */
  ready(): Promise<void>;
}

/** How a stream may go on where it broke off. */
export interface StreamEnd {
  readonly lastEventId: string | undefined;
  readonly retryMs: number | undefined;
}

/** Reads the messages of an answer, JSON or event stream; one that broke off gives what was complete. */
export async function readAnswer(answer: Answer, audience: Audience): Promise<StreamEnd> {
  let end: StreamEnd = { lastEventId: undefined, retryMs: undefined };
  const tell = (text: string): void => {
    for (const said of messagesIn(text)) audience.hear(said);
  };
  const readEvents = createEventReader(({ data, id, retryMs }) => {
    end = { lastEventId: id ?? end.lastEventId, retryMs: retryMs ?? end.retryMs };
    if (data !== '') tell(data);
  });
  const decoder = new StringDecoder('utf8');
  const whole: Buffer[] = [];
  const isStream = isEventStream(answer);
  try {
    for await (const piece of answer.body) {
      if (isStream) readEvents(decoder.write(piece));
      else whole.push(piece);
      await audience.ready();
    }
  } catch {
    return end;
  }
  // The pieces go before the text is made: four answers of 5 MB at once are 20 MB less.
  if (whole.length > 0) tell(Buffer.concat(whole.splice(0)).toString('utf8'));
  return end;
}

export function isEventStream({ headers }: Answer): boolean {
  return String(headers['content-type']).startsWith('text/event-stream');
}

/** A server may answer with an array (MCP 2025-03-26): clients over stdio get one message a line. */
function messagesIn(text: string): readonly ServerMessage[] {
  const parsed = parseJson(text);
  if (isRecord(parsed)) return [{ text, message: parsed }];
  if (!Array.isArray(parsed)) return [];
  return parsed.filter(isRecord).map((message) => ({ text: JSON.stringify(message), message }));
}
