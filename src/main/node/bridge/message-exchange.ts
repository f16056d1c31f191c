import { setTimeout as pause } from 'node:timers/promises';
import { type Failure, failure } from '../../../shared/failure.ts';
import type { ClientMessage, Message } from '../../core/bridge/client-message.ts';
import { replyTo } from '../../core/bridge/reply.ts';
import { type SessionFacts, streamHeaders } from '../../core/bridge/request-headers.ts';
import { codeOf } from '../system-error.ts';
import { type Audience, isEventStream, readAnswer, type StreamEnd } from './answer-reader.ts';
import type { Answer, AppChannel } from './app-channel.ts';

/** What came of sending one message up. */
export type Outcome =
  /** The client has its answer, or waits for none. */
  | { readonly kind: 'done' }
  /** The app was not there any more: nothing was sent. */
  | { readonly kind: 'not-sent' }
  | { readonly kind: 'session-ended'; readonly sessionId: string }
  | { readonly kind: 'unanswered'; readonly failure: Failure };

interface Exchange {
  readonly call: ClientMessage;
  readonly headers: Readonly<Record<string, string>>;
  readonly session: SessionFacts;
  readonly audience: Audience;
  /** Learns from the reply to this very call, before the client hears it. */
  readonly onReply: (reply: Message, answer: Answer) => void;
  readonly signal: AbortSignal;
}

const NOT_SENT: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOENT']);
const RESUME_TRIES = 3;
const RESUME_MS = 1_000;

/** Sends one message to the app and passes on all that comes back. Never rejects. */
export async function exchangeMessage(app: AppChannel, exchange: Exchange): Promise<Outcome> {
  const { call, headers, signal } = exchange;
  try {
    const answer = await app.exchange({ method: 'POST', headers, body: call.text, signal });
    const sessionId = headers['mcp-session-id'];
    if (answer.status === 404 && sessionId !== undefined && call.isRequest) {
      answer.discard();
      return { kind: 'session-ended', sessionId };
    }
    const isAnswered = await readReply(app, exchange, answer);
    return isAnswered || !call.isRequest ? { kind: 'done' } : unanswered(answer);
  } catch (error) {
    if (NOT_SENT.has(codeOf(error))) return { kind: 'not-sent' };
    return { kind: 'unanswered', failure: failure('connection_lost') };
  }
}

function unanswered({ status }: Answer): Outcome {
  const isRefusal = status >= 400;
  return {
    kind: 'unanswered',
    failure: failure(isRefusal ? 'protocol_failed' : 'connection_lost'),
  };
}

/** True when the reply has come, be it on a stream that had to be taken up again (MCP 2025-11-25). */
async function readReply(
  app: AppChannel,
  { call, session, audience, onReply, signal }: Exchange,
  first: Answer,
): Promise<boolean> {
  let isAnswered = false;
  let answer = first;
  const hear: Audience['hear'] = (said) => {
    const reply = replyTo(call, said);
    if (reply) {
      isAnswered = true;
      onReply(reply.message, answer);
    }
    // What comes back to a notification is no message that the client could place.
    if (reply || isEventStream(answer)) audience.hear(reply ?? said);
  };
  let end = await readAnswer(answer, { ...audience, hear });
  let triesLeft = RESUME_TRIES;
  while (call.isRequest && !isAnswered && end.lastEventId !== undefined && triesLeft > 0) {
    await pause(end.retryMs ?? RESUME_MS, undefined, { signal });
    const headers = streamHeaders(session, end.lastEventId);
    answer = await app.exchange({ method: 'GET', headers, signal });
    if (answer.status !== 200) {
      answer.discard();
      return false;
    }
    const next = await readAnswer(answer, { ...audience, hear });
    triesLeft = next.lastEventId === undefined ? triesLeft - 1 : RESUME_TRIES;
    end = goOn(end, next);
  }
  return isAnswered;
}

function goOn(before: StreamEnd, next: StreamEnd): StreamEnd {
  return {
    lastEventId: next.lastEventId ?? before.lastEventId,
    retryMs: next.retryMs ?? before.retryMs,
  };
}
