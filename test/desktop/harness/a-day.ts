import type { ActivityContent } from '../../../src/main/core/activity/activity-file.ts';
import { quarterOf, type Tally } from '../../../src/main/core/activity/quarters.ts';
import type { Desktop } from './desktop.ts';
import { personsFile } from './persons-file.ts';

// What the app would have kept of a day with it: a window that is a minute old shows an empty strip.

const QUARTER_MS = 900_000;
const RENEWALS = 2;

/** Lays down a working day until now, with the night in it, before the app starts. */
export function keepADay(desktop: Desktop): void {
  const last = quarterOf(Date.now());
  const quarters = Array.from({ length: 95 }, (_, nth) => tallyAt(last - 95 + nth));
  const content: ActivityContent = { callers: [], quarters: quarters.flat(), entries: [] };
  personsFile(desktop, '../tray/activity.json', JSON.stringify(content));
}

function tallyAt(quarter: number): readonly Tally[] {
  const hour = new Date(quarter * QUARTER_MS).getHours();
  // The computer sleeps at night.
  if (hour < 8 || hour >= 23) return [];
  const isWork = hour !== 13 && hour < 19;
  const calls = isWork ? wave(quarter) : 0;
  const failed = quarter % 31 === 7 ? Math.min(calls, 2) : 0;
  return [{ quarter, calls, failed, answeredHere: 0, renewals: RENEWALS, stopped: false }];
}

/** Between 0 and 12, uneven and the same each time. */
function wave(quarter: number): number {
  return Math.max(0, Math.round(5 + 4 * Math.sin(quarter / 2.3) + 3 * Math.sin(quarter * 1.7)));
}
