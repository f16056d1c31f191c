import type { Result } from '../../shared/result.ts';
import type { Proof } from '../../shared/setup.ts';
import type { Check } from '../../shared/verification.ts';
import { ask, listen } from '../bridge.ts';
import { go } from '../place.ts';
import { allSent } from './draft-actions.ts';
import { whyNotYet } from './paste-verdict.ts';
import { changeSetup, readSetup, startSetupOver } from './setup-state.ts';

/** The run that main is at, which going back does not end. */
let running: Promise<void> = Promise.resolve();

/** Runs every check with what was given. One run at a time. */
export async function prove(confirmedTokenOrigin: string | null = null): Promise<void> {
  await Promise.all([allSent(), running]);
  const { proving, draft } = readSetup();
  if (proving.kind === 'running' || whyNotYet(draft) !== null) return;
  changeSetup({ step: 'prove', confirmedTokenOrigin, proving: { kind: 'running', checks: [] } });
  running = run(confirmedTokenOrigin);
  await running;
}

async function run(confirmedTokenOrigin: string | null): Promise<void> {
  const stop = listen('check', addCheck);
  const answer = await ask('prove', { confirmedTokenOrigin });
  stop();
  // Whoever went back meanwhile is not fetched, unless everything is saved already.
  if (readSetup().step === 'prove' || (answer.ok && answer.value.isSaved)) hold(answer);
}

export function proveAgain(): void {
  void prove(readSetup().confirmedTokenOrigin);
}

/** Goes on although a scope or the keychain is missing. */
export async function keepProven(choice: {
  readonly fewerTools: boolean;
  readonly forSessionOnly: boolean;
}): Promise<void> {
  hold(await ask('keepProven', choice));
}

export function backToConnect(): void {
  changeSetup({ step: 'connect', proving: { kind: 'none' } });
}

/** Overview from now on, and from the start again next time. */
export function finishSetup(): void {
  go('overview');
  startSetupOver();
}

/** The values, the proof and the place are left; what was stored before stays. */
export async function leaveSetup(): Promise<void> {
  await ask('dropDraft', {});
  finishSetup();
}

export async function startDemo(): Promise<Result<unknown>> {
  const answer = await ask('startDemo', {});
  if (answer.ok) changeSetup({ step: 'assistant', proving: { kind: 'none' }, awaited: null });
  return answer;
}

function addCheck(check: Check): void {
  const { proving } = readSetup();
  if (proving.kind !== 'running') return;
  changeSetup({ proving: { kind: 'running', checks: [...proving.checks, check] } });
}

function hold(answer: Result<Proof>): void {
  const proving = answer.ok
    ? ({ kind: 'done', proof: answer.value } as const)
    : ({ kind: 'failed', failure: answer.failure } as const);
  changeSetup({ step: 'prove', proving });
}
