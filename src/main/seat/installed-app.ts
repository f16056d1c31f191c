import type { AppCommand } from '../node/app-starter.ts';
import { hasDisplay, openingOf } from '../node/installed-app.ts';
import type { Surroundings } from './surroundings.ts';

/** What opens the desktop app that this command came with; undefined where there is none, or no display. */
export function openingOfInstalledApp(
  { environment, findInstalledApp }: Surroundings,
  { hidden }: { readonly hidden: boolean },
): AppCommand | undefined {
  const app = hasDisplay(environment) ? findInstalledApp?.() : undefined;
  return app && openingOf(app, { hidden, home: environment['DYNAMOSQL_TRAY_HOME'] });
}
