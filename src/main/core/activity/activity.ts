import { z } from 'zod';
import type { CallRecord } from '../../../shared/activity.ts';
import { isAssistantId } from '../../../shared/assistant.ts';
import type { AssistantSeen } from '../../../shared/assistant-seen.ts';
import { shownText } from '../../../shared/outside-text.ts';

/** What arrives, before it is answered. */
export interface Arrival {
  readonly client: string | undefined;
  readonly protocolVersion: string | undefined;
  readonly tool: string | undefined;
}

/** What was seen of the callers: never arguments, rows or keys. */
export interface Activity {
  /** True for the first tool call of an assistant, ever. */
  seen(caller: string, arrival: Arrival): boolean;
  record(call: CallRecord): void;
  assistants(nowMs: number): readonly AssistantSeen[];
  /** All of it, for the file. */
  callers(): readonly Caller[];
}

export const callerSchema = z.object({
  id: z.string(),
  lastSeenMs: z.number().nullable(),
  client: z.string().nullable(),
  protocolVersion: z.string().nullable(),
  /** Tool calls on the day below. */
  calls: z.number().int(),
  /** Local day, counted since 1970. */
  day: z.number().int(),
  lastError: z.string().nullable(),
  hasUsedTool: z.boolean(),
});
export type Caller = z.infer<typeof callerSchema>;

const DAY_MS = 86_400_000;

interface ActivityParts {
  /** The assistant's name as people know it. */
  readonly nameOf: (id: string) => string;
  readonly zoneOffsetMs: (wallMs: number) => number;
  /** From an earlier run. */
  readonly found: readonly Caller[];
}

export function createActivity({ nameOf, zoneOffsetMs, found }: ActivityParts): Activity {
  const callers = new Map(found.map((caller) => [caller.id, caller]));
  // A day ends at midnight where the person is.
  const dayOf = (wallMs: number): number => Math.floor((wallMs + zoneOffsetMs(wallMs)) / DAY_MS);
  const of = (id: string): Caller => callers.get(id) ?? neverSeen(id);

  return {
    seen(id, { client, protocolVersion, tool }) {
      const known = of(id);
      callers.set(id, {
        ...known,
        // Names from outside: cleaned before anything shows them.
        client: client ? shownText(client) : known.client,
        protocolVersion: protocolVersion ? shownText(protocolVersion) : known.protocolVersion,
        hasUsedTool: known.hasUsedTool || tool !== undefined,
      });
      return isAssistantId(id) && !known.hasUsedTool && tool !== undefined;
    },

    record(call) {
      const known = of(call.assistant);
      const day = dayOf(call.at);
      const callsBefore = known.day === day ? known.calls : 0;
      callers.set(call.assistant, {
        ...known,
        day,
        calls: callsBefore + Number(call.method === 'tools/call'),
        lastSeenMs: call.at,
        lastError: call.code ?? (call.status >= 400 ? `http_${call.status}` : known.lastError),
      });
    },

    assistants: (nowMs) =>
      [...callers.values()]
        .filter(({ id }) => isAssistantId(id))
        .map((caller) => shown(caller, { name: nameOf(caller.id), today: dayOf(nowMs) })),

    callers: () => [...callers.values()],
  };
}

function neverSeen(id: string): Caller {
  return {
    id,
    lastSeenMs: null,
    client: null,
    protocolVersion: null,
    calls: 0,
    day: 0,
    lastError: null,
    hasUsedTool: false,
  };
}

function shown(
  { id, lastSeenMs, client, protocolVersion, calls, day, lastError }: Caller,
  { name, today }: { readonly name: string; readonly today: number },
): AssistantSeen {
  return {
    id,
    name,
    lastSeen: lastSeenMs === null ? null : new Date(lastSeenMs).toISOString(),
    client,
    protocolVersion,
    callsToday: day === today ? calls : 0,
    lastError,
  };
}
