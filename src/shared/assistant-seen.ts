import { z } from 'zod';

/** One line of the assistants list: what was seen of a caller, also by earlier runs. */
export const assistantSeenSchema = z.object({
  id: z.string(),
  name: z.string(),
  lastSeen: z.string().nullable(),
  client: z.string().nullable(),
  protocolVersion: z.string().nullable(),
  callsToday: z.number(),
  lastError: z.string().nullable(),
});
export type AssistantSeen = z.infer<typeof assistantSeenSchema>;
