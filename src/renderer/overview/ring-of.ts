import { clockText } from '../../shared/ages.ts';
import type { Moment } from '../../shared/said.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { countdownText, secondsLeft } from '../moment.ts';
import type { RingShape } from '../parts/ring.tsx';
import { overviewWords } from '../words/overview.ts';

const { ring: words } = overviewWords;

export interface RingFacts {
  readonly shape: RingShape;
  readonly value: string;
  readonly caption: string;
}

/** What the ring shows: the life that is left, and where it renews. A token that has ended is none. */
export function ringOf({ token, health }: Snapshot, moment: Moment): RingFacts {
  const left = token ? secondsLeft(token.secondsLeft, moment.secondsSince) : 0;
  if (!token || left === 0) return withoutToken(health);
  const isRenewing = health.state === 'ready' || health.state === 'working';
  const part = (seconds: number) => Math.min(1, seconds / token.lifeSeconds);
  const notch = isRenewing ? part(token.renewsAtSecondsLeft) : null;
  return {
    shape: { left: part(left), notch },
    value: countdownText(left),
    caption: isRenewing ? renewal(left, token.renewsAtSecondsLeft) : words.kept,
  };
}

function renewal(left: number, renewsAt: number): string {
  return left > renewsAt ? words.renewsAt(countdownText(renewsAt)) : words.renewsAtNextCall;
}

function withoutToken({ state, since }: Snapshot['health']): RingFacts {
  const isFirst = state === 'working' || state === 'not-set-up';
  return {
    shape: { left: null, notch: null },
    value: words.noToken,
    caption: isFirst ? words.notYet : words.since(clockText(Date.parse(since))),
  };
}
