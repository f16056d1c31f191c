import { recordOf, textOf } from '../../../shared/json.ts';
import type { ClientMessage, Message } from '../../core/bridge/client-message.ts';
import type { ParameterNames } from '../../core/bridge/parameter-names.ts';
import {
  requestHeaders,
  type SessionFacts,
  sessionHeaders,
} from '../../core/bridge/request-headers.ts';
import { type Audience, readAnswer } from './answer-reader.ts';
import type { Answer, AppChannel } from './app-channel.ts';
import { createServerStream } from './server-stream.ts';

/**
 * The session of the legacy era. The client opens one and never hears of more; with the server it
 * may begin later, when the app was still starting, and begin again, when the server ended it.
 */
export interface LegacySession {
  facts(): SessionFacts;
  isOpen(): boolean;
  /** The client's `initialize` was answered, by the server or in its place. */
  opened(initialize: ClientMessage): void;
  /** A server has answered `initialize`. */
  learn(reply: Message, answer: Answer): void;
  /** The client has said that it is ready. */
  announced(app: AppChannel): void;
  /** Makes sure that the server knows the session before a message of it goes up. */
  ensure(app: AppChannel): Promise<void>;
  /** The server has ended the session with this id. */
  ended(sessionId: string): void;
  /** Tells the server that nobody will come back. */
  close(app: AppChannel | undefined): Promise<void>;
}

interface SessionParts {
  readonly audience: Audience;
  readonly parameterNames: ParameterNames;
}

const UNKNOWN: SessionFacts = { protocolVersion: undefined, sessionId: undefined };
const INITIALIZED = { jsonrpc: '2.0', method: 'notifications/initialized' } as const;
const OPENING_MS = 30_000;
const CLOSING_MS = 1_000;

export function createLegacySession({ audience, parameterNames }: SessionParts): LegacySession {
  const stream = createServerStream(audience);
  let facts = UNKNOWN;
  let initialize: ClientMessage | undefined;
  let isAnnounced = false;
  let opening: Promise<void> | undefined;

  function learn(reply: Message, answer: Answer): void {
    const protocolVersion = textOf(recordOf(reply['result'])['protocolVersion']);
    if (protocolVersion !== undefined)
      facts = { protocolVersion, sessionId: textOf(answer.headers['mcp-session-id']) };
  }

  function post(app: AppChannel, message: Message, body: string): Promise<Answer> {
    const headers = requestHeaders(message, { session: facts, parameterNames });
    const signal = AbortSignal.timeout(OPENING_MS);
    return app.exchange({ method: 'POST', headers, body, signal });
  }

  async function openAgain(app: AppChannel, { message, text }: ClientMessage): Promise<void> {
    try {
      const answer = await post(app, message, text);
      const hear: Audience['hear'] = (said) => learn(said.message, answer);
      await readAnswer(answer, { hear, ready: async () => {} });
      if (isAnnounced) (await post(app, INITIALIZED, JSON.stringify(INITIALIZED))).discard();
    } catch {
      // Whoever asks next meets the same trouble and is told.
    }
  }

  return {
    facts: () => facts,
    isOpen: () => initialize !== undefined,
    opened(message) {
      initialize = message;
    },
    learn,
    announced(app) {
      isAnnounced = true;
      stream.keep(app, facts);
    },
    async ensure(app) {
      if (!initialize) return;
      if (facts === UNKNOWN) {
        opening ??= openAgain(app, initialize).finally(() => {
          opening = undefined;
        });
        await opening;
      }
      if (isAnnounced) stream.keep(app, facts);
    },
    ended(sessionId) {
      if (sessionId !== facts.sessionId) return;
      facts = UNKNOWN;
      stream.end();
    },
    async close(app) {
      stream.end();
      if (!app || facts.sessionId === undefined) return;
      const signal = AbortSignal.timeout(CLOSING_MS);
      const call = { method: 'DELETE', headers: sessionHeaders(facts), signal } as const;
      // A server may refuse this, and forgets the session by itself then.
      await app.exchange(call).then(
        (answer) => void answer.discard(),
        () => {},
      );
    },
  };
}
