import { type Failure, type FailureCode, failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import type { Clock, Random } from '../ports.ts';
import { type AccessToken, ageMs, isFresh, lifeLeftMs, renewAfterMs } from './access-token.ts';
import { callerFloorMs, obeyedRetryMs, retryDelayMs } from './backoff.ts';
import type { Minter } from './minter.ts';

/** Gives out the one access token of the app, renewed before it ends, by one request at a time. */
export interface TokenSource {
  /** A token that is fresh now. A `probe` does not count as use, so it keeps no idle app renewing. */
  current(use?: 'call' | 'probe'): Promise<Result<AccessToken>>;
  /** As `current`, for a person who asks for it: waits for nothing but what the server asked for. */
  now(): Promise<Result<AccessToken>>;
  /** A token with at least `leftMs` of life, or a new one, whatever its life. */
  withLifeLeft(leftMs: number): Promise<Result<AccessToken>>;
  /** After a 401: another token, unless this one was replaced already. */
  afterRefusal(refused: AccessToken): Promise<Result<AccessToken>>;
  /** A token that was minted beside the schedule, by the verifier: it ends a stop and an outage. */
  adopt(minted: AccessToken): void;
  /** The server took this token. */
  accepted(token: AccessToken): void;
  /** Wake, a clock jump, or the network's return: renews ahead of need. */
  preWarm(): void;
  /** New or deleted credentials: drops everything that came from the old ones. */
  startOver(): void;
  facts(): TokenFacts;
  close(): void;
}

export interface TokenFacts {
  readonly token: AccessToken | undefined;
  /** Monotonic time since when a request is under way. */
  readonly mintingSinceMs: number | undefined;
  /** Why there is no token: the last failure, until a success. */
  readonly failure: Failure | undefined;
  readonly stopped: boolean;
  /** Monotonic time of the next try by itself. */
  readonly nextTryMs: number | undefined;
}

/** Only these end the schedule: nothing but the person can change the answer. */
const FINAL: ReadonlySet<FailureCode> = new Set([
  'invalid_client',
  'unauthorized_client',
  'invalid_grant',
]);
/** These wait for a person too, but asking again is cheap: a caller may, the schedule does not. */
const CALLERS_ONLY: ReadonlySet<FailureCode> = new Set([
  'not_set_up',
  'keychain_missing',
  'keychain_locked',
  'keychain_denied',
  'keychain_hung',
  'keychain_failed',
  'keychain_entry_unreadable',
]);
const IDLE_MS = 30 * 60_000;
const BREAKER_MS = 60_000;

interface Outage {
  readonly startedMs: number;
  readonly failures: number;
  readonly lastTryMs: number;
  /** `Retry-After`: nobody asks before this time. */
  readonly notBeforeMs: number;
  readonly failure: Failure;
}

interface TokenSourceParts {
  readonly minter: Minter;
  readonly clock: Clock;
  readonly random: Random;
  readonly onChange: () => void;
}

export function createTokenSource({
  minter,
  clock,
  random,
  onChange,
}: TokenSourceParts): TokenSource {
  let token: AccessToken | undefined;
  let flight: Promise<Result<AccessToken>> | undefined;
  let flightSinceMs: number | undefined;
  let outage: Outage | undefined;
  let stopped: Failure | undefined;
  let refusedInARow = 0;
  let breakerUntilMs = 0;
  let lastUseMs = clock.monotonicMs();
  let nextTryMs: number | undefined;
  let cancelTimer = (): void => {};
  let closed = false;
  // Counts credentials: an answer that belongs to earlier ones is thrown away.
  let generation = 0;

  function schedule(delayMs: number): void {
    cancelTimer();
    if (closed) return;
    nextTryMs = clock.monotonicMs() + delayMs;
    cancelTimer = clock.after(delayMs, () => {
      nextTryMs = undefined;
      if (clock.monotonicMs() - lastUseMs < IDLE_MS) void launch();
    });
  }

  function unschedule(): void {
    cancelTimer();
    nextTryMs = undefined;
  }

  function launch(): Promise<Result<AccessToken>> {
    if (flight) return flight;
    if (stopped) return Promise.resolve(failed(stopped));
    const started = generation;
    unschedule();
    flightSinceMs = clock.monotonicMs();
    // A bug in minting must not leave callers waiting for it for ever.
    const minting = minter.mint().catch(() => failed(failure('internal')));
    const mine = minting.then((result) => {
      if (started !== generation) return failed(failure('not_set_up'));
      flight = undefined;
      flightSinceMs = undefined;
      if (result.ok) succeed(result.value);
      else fail(result.failure);
      onChange();
      return result;
    });
    flight = mine;
    onChange();
    return mine;
  }

  function succeed(minted: AccessToken): void {
    token = minted;
    outage = undefined;
    schedule(renewAfterMs(minted.lifeMs, random.unit()));
  }

  function fail(why: Failure): void {
    const nowMs = clock.monotonicMs();
    const failures = (outage?.failures ?? 0) + 1;
    const waitMs = why.retryAfterSeconds === undefined ? 0 : obeyedRetryMs(why.retryAfterSeconds);
    outage = {
      startedMs: outage?.startedMs ?? nowMs,
      failures,
      lastTryMs: nowMs,
      notBeforeMs: nowMs + waitMs,
      failure: why,
    };
    if (FINAL.has(why.code)) stopped = why;
    else if (!CALLERS_ONLY.has(why.code))
      schedule(Math.max(waitMs, retryDelayMs(failures, random.unit())));
  }

  /** How long a caller has to wait until it may bring the next try forward. */
  function callerWaitMs(): number {
    if (!outage || outage.failure.code === 'not_set_up') return 0;
    const nowMs = clock.monotonicMs();
    const floorMs = outage.lastTryMs + callerFloorMs(nowMs - outage.startedMs);
    return Math.max(floorMs, outage.notBeforeMs) - nowMs;
  }

  function mintForCaller(): Promise<Result<AccessToken>> {
    const waitMs = callerWaitMs();
    if (flight || stopped || !outage || waitMs <= 0) return launch();
    return Promise.resolve(
      failed({ ...outage.failure, retryAfterSeconds: Math.ceil(waitMs / 1_000) }),
    );
  }

  function breakerFailure(): Failure | undefined {
    const leftMs = breakerUntilMs - clock.monotonicMs();
    return leftMs > 0 ? failure('token_refused', { retryAfterSeconds: leftMs / 1_000 }) : undefined;
  }

  async function current(use: 'call' | 'probe' = 'call'): Promise<Result<AccessToken>> {
    if (use === 'call') lastUseMs = clock.monotonicMs();
    const broken = breakerFailure();
    if (broken) return failed(broken);
    return token && isFresh(token, clock) ? ok(token) : mintForCaller();
  }

  return {
    current,

    async now() {
      const mustWait = (outage?.notBeforeMs ?? 0) > clock.monotonicMs();
      if (mustWait || breakerFailure() || (token && isFresh(token, clock))) return current();
      lastUseMs = clock.monotonicMs();
      return launch();
    },

    async withLifeLeft(leftMs) {
      const held = await current();
      return !held.ok || lifeLeftMs(held.value, clock) >= leftMs ? held : mintForCaller();
    },

    async afterRefusal(refused) {
      if (token !== refused) return current();
      refusedInARow += 1;
      token = undefined;
      if (refusedInARow >= 2) breakerUntilMs = clock.monotonicMs() + BREAKER_MS;
      return current();
    },

    adopt(minted) {
      stopped = undefined;
      [refusedInARow, breakerUntilMs] = [0, 0];
      succeed(minted);
      onChange();
    },

    accepted(accepted) {
      if (accepted === token) refusedInARow = 0;
    },

    preWarm() {
      const due = !token || ageMs(token, clock) > renewAfterMs(token.lifeMs, 0);
      if (due && !closed && clock.monotonicMs() - lastUseMs < IDLE_MS) void mintForCaller();
    },

    startOver() {
      generation += 1;
      unschedule();
      [token, flight, flightSinceMs, outage, stopped] = [
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ];
      [refusedInARow, breakerUntilMs] = [0, 0];
      minter.startOver();
      onChange();
    },

    facts: () => ({
      token,
      mintingSinceMs: flightSinceMs,
      failure: stopped ?? breakerFailure() ?? outage?.failure,
      stopped: stopped !== undefined,
      nextTryMs,
    }),

    close() {
      closed = true;
      unschedule();
    },
  };
}
