import { clockText } from '../../shared/ages.ts';
import type { Quarter, Strip } from '../../shared/snapshot.ts';
import { overviewWords } from '../words/overview.ts';

const { strip: words } = overviewWords;

/** Quarters at the end in which no hour is written. */
const ROOM_FOR_NOW = 9;
const QUARTER_MS = 15 * 60_000;
/** A bar that stands for something is seen. */
const LEAST = 0.08;

/** One quarter of an hour, as parts of the whole height. */
export interface Bar {
  readonly beganAtMs: number;
  readonly calls: number;
  readonly failed: number;
  readonly answeredHere: number;
  readonly foot: 'renewed' | 'stopped' | 'nothing';
}

export interface Span {
  /** Index of the first quarter. */
  readonly from: number;
  readonly count: number;
}

export interface StripShape {
  readonly bars: readonly Bar[];
  readonly asleep: readonly Span[];
  /** Neighbours that failed share one cross. */
  readonly crosses: readonly Span[];
  readonly hours: readonly {
    readonly at: number;
    readonly text: string;
    readonly isMajor: boolean;
  }[];
}

/** What the strip draws. Time of day is that of this computer. */
export function stripShape({ quarters, lastBeganAt }: Strip): StripShape {
  const last = Date.parse(lastBeganAt);
  const beganAt = (at: number) => last - (quarters.length - 1 - at) * QUARTER_MS;
  const most = Math.max(1, ...quarters.map(({ calls }) => calls));
  return {
    bars: quarters.map((quarter, at) => barOf(quarter, beganAt(at), most)),
    asleep: spansOf(quarters, ({ renewing }) => renewing === 'asleep'),
    crosses: spansOf(quarters, ({ failed }) => failed > 0),
    hours: hoursOf(quarters.map((_, at) => beganAt(at))),
  };
}

function barOf(quarter: Quarter, beganAtMs: number, most: number): Bar {
  const answeredHere = Math.min(quarter.answeredHere, quarter.calls);
  const failed = Math.min(quarter.failed, quarter.calls - answeredHere);
  const whole = quarter.calls === 0 ? 0 : Math.max(LEAST, quarter.calls / most);
  const part = (count: number) => (quarter.calls === 0 ? 0 : (whole * count) / quarter.calls);
  return {
    beganAtMs,
    calls: part(quarter.calls - failed - answeredHere),
    failed: part(failed),
    answeredHere: part(answeredHere),
    foot: footOf(quarter),
  };
}

function footOf({ renewing, renewals }: Quarter): Bar['foot'] {
  if (renewing === 'stopped') return 'stopped';
  return renewals > 0 ? 'renewed' : 'nothing';
}

function spansOf(quarters: readonly Quarter[], isIn: (quarter: Quarter) => boolean): Span[] {
  const spans: Span[] = [];
  for (const [at, quarter] of quarters.entries()) {
    if (!isIn(quarter)) continue;
    const before = spans.at(-1);
    if (before && before.from + before.count === at) {
      spans[spans.length - 1] = { ...before, count: before.count + 1 };
    } else spans.push({ from: at, count: 1 });
  }
  return spans;
}

/** Every third hour; every sixth where there is little room. Not where "now" stands. */
function hoursOf(beginnings: readonly number[]): StripShape['hours'] {
  return beginnings.flatMap((atMs, at) => {
    const began = new Date(atMs);
    // The quarter in which the hour begins: quarters need not begin on the hour.
    const hour = new Date(atMs + QUARTER_MS - 1).getHours();
    const beginsHour = began.getMinutes() === 0 || began.getMinutes() > 45;
    if (!beginsHour || hour % 3 !== 0 || at > beginnings.length - ROOM_FOR_NOW) return [];
    return [{ at, text: `${String(hour).padStart(2, '0')}:00`, isMajor: hour % 6 === 3 }];
  });
}

/** All of it in words: "142 calls, 2 failed, 6 answered here. 155 renewals." */
export function stripSummary({ quarters }: Strip): string {
  const sum = (key: 'calls' | 'failed' | 'answeredHere' | 'renewals') =>
    quarters.reduce((total, quarter) => total + quarter[key], 0);
  const calls = countsText(sum('calls'), sum('failed'), sum('answeredHere'));
  return `${calls}. ${words.renewals(sum('renewals'))}.`;
}

/** One quarter in words: "14:15, 7 calls, 2 failed". */
export function quarterText(quarter: Quarter, beganAtMs: number): string {
  const time = clockText(beganAtMs);
  if (quarter.renewing === 'asleep') return `${time}, ${words.asleep.toLowerCase()}`;
  const counts = countsText(quarter.calls, quarter.failed, quarter.answeredHere);
  const stopped = quarter.renewing === 'stopped' ? `, ${words.stopped}` : '';
  return `${time}, ${counts}${stopped}`;
}

function countsText(calls: number, failed: number, answeredHere: number): string {
  const parts = [calls === 0 ? words.noCalls : words.calls(calls)];
  if (failed > 0) parts.push(words.failed(failed));
  if (answeredHere > 0) parts.push(words.answeredHere(answeredHere));
  return parts.join(', ');
}
