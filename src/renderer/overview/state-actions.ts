import type { Result } from '../../shared/result.ts';
import type { StateAction } from '../../shared/said.ts';
import { ask } from '../bridge.ts';
import { go } from '../place.ts';
import { startDemo } from '../setup/prove-actions.ts';
import { tell } from '../toasts.ts';
import { verify } from '../verifying.ts';
import { fixOf } from '../words/fixes.ts';
import { frameWords } from '../words/frame.ts';

const deeds: Readonly<Record<StateAction, () => Promise<unknown>>> = {
  verify: () => verify(),
  copyToken,
  openApiClients: () => asked(ask('openLink', { link: 'api-clients' })),
  setUp: async () => go('setup'),
  tryDemo: () => asked(startDemo()),
  resume: () => asked(ask('resume', {})),
  tryNow: () => asked(ask('tryNow', {})),
  networkSettings: async () => go('settings', 'network'),
  portSettings: async () => go('settings', 'general'),
  takeOver: () => asked(ask('takeOver', {})),
};

/** Carries out what a button beside the state promises. */
export async function carryOut(action: StateAction): Promise<void> {
  await deeds[action]();
}

export async function leaveDemo(): Promise<void> {
  await asked(ask('leaveDemo', {}));
}

async function copyToken(): Promise<void> {
  const answer = await ask('copyToken', {});
  if (answer.ok) tell(frameWords.tokenCopied(Math.floor(answer.value.secondsLeft / 60)));
  else tellFailure(answer);
}

async function asked(answer: Promise<Result<unknown>>): Promise<void> {
  const result = await answer;
  if (!result.ok) tellFailure(result);
}

function tellFailure({ failure }: Extract<Result<unknown>, { ok: false }>): void {
  tell(`${failure.title}. ${fixOf(failure)}`, { hasFailed: true });
}
