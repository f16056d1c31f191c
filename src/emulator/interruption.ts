import { setTimeout as sleep } from 'node:timers/promises';
import { faultNames, faultRow } from './fault-table.ts';
import type { Faults, FaultTarget } from './faults.ts';
import type { Reply } from './http/reply.ts';

const DEFAULT_DELAY_MS = 1000;

/**
 * Lets the armed faults of a place strike, in the order of the table.
 * @returns the reply to give instead of the room's own, or undefined when the room may go on
 */
export async function interruption(
  place: 'token' | 'mcp' | 'discovery',
  faults: Faults,
  struck: FaultTarget & { readonly gone: AbortSignal },
): Promise<Reply | undefined> {
  for (const name of faultNames.filter((candidate) => faultRow(candidate).place === place)) {
    const setting = faults.strike(name, struck);
    if (setting === undefined) continue;
    const { reply, delays } = faultRow(name);
    if (delays) {
      await sleep(Number(setting.value ?? DEFAULT_DELAY_MS), undefined, { signal: struck.gone });
    }
    if (reply !== undefined) return reply(setting.value);
  }
  return undefined;
}
