import type { WindowInput } from '../shared/ipc.ts';
import type { PreferencesView } from '../shared/preferences.ts';
import type { Result } from '../shared/result.ts';
import { ask } from './bridge.ts';
import { createStore, useStore } from './store.ts';

const held = createStore<PreferencesView | null>(null);

/** What the person has chosen in Settings; null until main has said it. */
export function usePreferences(): PreferencesView | null {
  return useStore(held);
}

/** Every command that answers with preferences passes its answer through here. */
export function holdPreferences(answer: Result<PreferencesView>): Result<PreferencesView> {
  if (answer.ok) held.put(answer.value);
  return answer;
}

export async function askForPreferences(): Promise<void> {
  holdPreferences(await ask('preferences', {}));
}

export async function changePreferences(
  change: WindowInput<'changePreferences'>,
): Promise<Result<PreferencesView>> {
  return holdPreferences(await ask('changePreferences', change));
}
