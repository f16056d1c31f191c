import type { Result } from '../../shared/result.ts';
import type { Proof } from '../../shared/setup.ts';
import type { Check } from '../../shared/verification.ts';
import { ask, listen } from '../bridge.ts';
import { go } from '../place.ts';
import { allSent } from './draft-actions.ts';
import { whyNotYet } from './paste-verdict.ts';
import { changeSetup, readSetup, startSetupOver } from './setup-state.ts';

/** Runs every check with what was given. One run at a time. */
export async function prove(confirmedTokenOrigin: string | null = null): Promise<void> {
  await allSent();
  const { proving, draft } = readSetup();
  if (proving.kind === 'running' || whyNotYet(draft) !== null) return;
  changeSetup({ step: 'prove', confirmedTokenOrigin, proving: { kind: 'running', checks: [] } });
  const stop = listen('check', addCheck);
  const answer = await ask('prove', { confirmedTokenOrigin });
  stop();
  hold(answer);
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

/** The values, the proof and the place are left; what was stored before stays. */
export async function leaveSetup(): Promise<void> {
  await ask('dropDraft', {});
  startSetupOver();
  go('overview');
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
  changeSetup({ proving });
}
