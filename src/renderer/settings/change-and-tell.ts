import type { PreferencesView } from '../../shared/preferences.ts';
import type { Result } from '../../shared/result.ts';
import { ask } from '../bridge.ts';
import { tell } from '../toasts.ts';
import { changePreferences, holdPreferences } from '../use-preferences.ts';
import { settingsWords } from '../words/settings.ts';

/** Changes a preference at once. Success is seen in the control; a failure is told. */
export function change(what: Parameters<typeof changePreferences>[0]): void {
  void changePreferences(what).then(tellFailure);
}

export function setStartAtLogin(isOn: boolean): void {
  void ask('setStartAtLogin', { isOn }).then(holdPreferences).then(tellFailure);
}

export function chooseCaFile(): void {
  void ask('chooseCaFile', {}).then(holdPreferences).then(tellFailure);
}

function tellFailure(answer: Result<PreferencesView>): void {
  if (!answer.ok) tell(`${settingsWords.notSaved} ${answer.failure.title}.`, { hasFailed: true });
}
