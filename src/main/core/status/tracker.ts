import type { Health } from '../../../shared/health.ts';
import type { Clock } from '../ports.ts';
import { type Judgement, judge, type StatusFacts } from './judge.ts';

/** Keeps the one health object: when its state began, and that a blip does not change it. */
export interface StatusTracker {
  current(): Health;
  /** Something that the facts are made of changed. */
  update(): void;
  close(): void;
}

// A trouble shorter than this never shows.
const SETTLE_MS = 2_000;
// Ages grow without an event: a proof gets too old by itself.
const LOOK_EVERY_MS = 15_000;

interface TrackerParts {
  readonly clock: Clock;
  readonly facts: () => StatusFacts;
  readonly onChange: (health: Health) => void;
}

export function createStatusTracker({ clock, facts, onChange }: TrackerParts): StatusTracker {
  let shown: Judgement = judge(facts());
  let sinceMs = clock.wallMs();
  let cancelSettling: (() => void) | undefined;
  let cancelLook = (): void => {};

  const isBlip = (next: Judgement): boolean =>
    shown.state === 'ready' &&
    (next.state === 'offline' || next.state === 'working' || next.state === 'needs-you');

  function show(next: Judgement): void {
    cancelSettling?.();
    cancelSettling = undefined;
    if (next.state === shown.state && next.code === shown.code && next.remark === shown.remark)
      return;
    if (next.state !== shown.state) sinceMs = clock.wallMs();
    shown = next;
    onChange(current());
  }

  function update(): void {
    const next = judge(facts());
    if (isBlip(next)) cancelSettling ??= clock.after(SETTLE_MS, () => show(judge(facts())));
    else show(next);
  }

  function current(): Health {
    const ageMs = facts().proofAgeMs;
    return {
      ...shown,
      since: new Date(sinceMs).toISOString(),
      proofAgeSeconds: ageMs === undefined ? null : Math.round(ageMs / 1_000),
    };
  }

  function look(): void {
    update();
    cancelLook = clock.after(LOOK_EVERY_MS, look);
  }
  cancelLook = clock.after(LOOK_EVERY_MS, look);

  return {
    current,
    update,
    close() {
      cancelLook();
      cancelSettling?.();
    },
  };
}
