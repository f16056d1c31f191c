import { once } from 'node:events';
import { failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { launch } from '../node/app-starter.ts';
import { chooseHome, openHome } from '../node/home.ts';
import { codeOf } from '../node/system-error.ts';
import { openingOfInstalledApp } from '../seat/installed-app.ts';
import type { Surroundings } from '../seat/surroundings.ts';

/** Opens the installed app as its icon would; false where there is none, or no display for it. */
export async function openWindow(surroundings: Surroundings): Promise<Result<boolean>> {
  const command = openingOfInstalledApp(surroundings, { hidden: false });
  if (!command) return ok(false);
  const { environment } = surroundings;
  const chosen = chooseHome({ environment, platform: process.platform, demo: false });
  const home = chosen.ok ? openHome(chosen.value) : chosen;
  if (!home.ok) return home;
  try {
    await once(launch({ home: home.value.path, command, environment }), 'spawn');
    return ok(true);
  } catch (error) {
    const cause = `${command.program} could not be started (${codeOf(error)}).`;
    return failed(failure('app_not_running', { cause }));
  }
}
