import type { CallRecord } from '../../../shared/activity.ts';
import { type CallerId, isAssistantId } from '../../../shared/assistant.ts';
import type { AssistantSeen } from '../../../shared/assistant-seen.ts';
import { shownText } from '../../../shared/outside-text.ts';

/** What was seen of the callers since the app started: never arguments, rows or keys. */
export interface Activity {
  seen(
    caller: CallerId,
    facts: { readonly client: string | undefined; readonly protocolVersion: string | undefined },
  ): void;
  record(call: CallRecord): void;
  assistants(nowMs: number): readonly AssistantSeen[];
}

interface Seen {
  lastSeenMs: number | undefined;
  client: string | null;
  protocolVersion: string | null;
  calls: number;
  day: number;
  lastError: string | null;
}

const DAY_MS = 86_400_000;

/** `nameOf` gives the assistant's name as people know it. */
export function createActivity(nameOf: (id: string) => string): Activity {
  const callers = new Map<string, Seen>();

  function of(caller: string): Seen {
    const known = callers.get(caller);
    if (known) return known;
    const made: Seen = {
      lastSeenMs: undefined,
      client: null,
      protocolVersion: null,
      calls: 0,
      day: 0,
      lastError: null,
    };
    callers.set(caller, made);
    return made;
  }

  return {
    seen(caller, { client, protocolVersion }) {
      const known = of(caller);
      // A name from outside: cleaned before anything shows it.
      if (client) known.client = shownText(client);
      if (protocolVersion) known.protocolVersion = shownText(protocolVersion);
    },

    record(call) {
      const known = of(call.assistant);
      const day = Math.floor(call.at / DAY_MS);
      if (known.day !== day) [known.day, known.calls] = [day, 0];
      known.lastSeenMs = call.at;
      if (call.method === 'tools/call') known.calls += 1;
      known.lastError = call.code ?? (call.status >= 400 ? `http_${call.status}` : known.lastError);
    },

    assistants(nowMs) {
      const today = Math.floor(nowMs / DAY_MS);
      return [...callers]
        .filter(([id]) => isAssistantId(id))
        .map(([id, known]) => ({
          id,
          name: nameOf(id),
          lastSeen:
            known.lastSeenMs === undefined ? null : new Date(known.lastSeenMs).toISOString(),
          client: known.client,
          protocolVersion: known.protocolVersion,
          callsToday: known.day === today ? known.calls : 0,
          lastError: known.lastError,
        }));
    },
  };
}
