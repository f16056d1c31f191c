import { setTimeout as pause } from 'node:timers/promises';
import { type SessionFacts, streamHeaders } from '../../core/bridge/request-headers.ts';
import { type Audience, isEventStream, readAnswer } from './answer-reader.ts';
import type { AppChannel } from './app-channel.ts';

/** The stream by which a legacy server speaks first. */
export interface ServerStream {
  /** Opens it with this app, if it is not open there; a server that offers none is asked once. */
  keep(app: AppChannel, session: SessionFacts): void;
  /** Ends it; the next one begins anew. */
  end(): void;
}

const RETRY_MS = { first: 1_000, longest: 30_000 } as const;

export function createServerStream(audience: Audience): ServerStream {
  let open: { readonly app: AppChannel; readonly ending: AbortController } | undefined;
  let lastEventId: string | undefined;

  async function listen(app: AppChannel, session: SessionFacts, signal: AbortSignal) {
    let emptyMs: number = RETRY_MS.first;
    for (;;) {
      const headers = streamHeaders(session, lastEventId);
      const answer = await app.exchange({ method: 'GET', headers, signal });
      if (answer.status !== 200 || !isEventStream(answer)) return void answer.discard();
      let hasSpoken = false;
      const end = await readAnswer(answer, {
        hear(said) {
          hasSpoken = true;
          audience.hear(said);
        },
        ready: audience.ready,
      });
      lastEventId = end.lastEventId ?? lastEventId;
      // A server that closes its streams at once is asked less and less often.
      emptyMs = hasSpoken ? RETRY_MS.first : Math.min(emptyMs * 2, RETRY_MS.longest);
      await pause(end.retryMs ?? emptyMs, undefined, { signal, ref: false });
    }
  }

  return {
    keep(app, session) {
      if (open?.app === app) return;
      open?.ending.abort();
      open = { app, ending: new AbortController() };
      // It ends with the app or with the bridge: who goes on with what is decided there.
      listen(app, session, open.ending.signal).catch(() => {});
    },
    end() {
      open?.ending.abort();
      [open, lastEventId] = [undefined, undefined];
    },
  };
}
