import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { uninstallOutput } from '../../src/shared/uninstalling.ts';
import { run } from '../scenarios/cli/run.ts';
import { treeOf } from '../scenarios/harness/tree.ts';
import { eventually } from '../scenarios/harness/waiting.ts';
import { openHousehold } from './harness/household.ts';
import { keychainEntries } from './harness/keychain-entries.ts';
import { driveApp } from './harness/running-app.ts';
import { goTo } from './harness/window-view.ts';

it('the command ends the app with its window, and nothing of it is left', async () => {
  const household = await openHousehold();
  const { desktop, seat } = household;
  const { world } = desktop;
  const own = (): readonly string[] => Object.keys(treeOf(world.folder)).filter(isOfApp);
  await household.signIn();
  const app = await driveApp(desktop);
  const page = await app.window();
  await desktop.tray.item(/^Ready/);
  expect((await run(seat, ['connect', 'cursor'])).code).toBe(0);
  await goTo(page, 'settings');
  await page.getByRole('switch', { name: 'Start at login' }).press('Space');
  await page.getByRole('switch', { name: 'Start at login', checked: true }).waitFor();
  expect(own()).toEqual(
    expect.arrayContaining([
      'config/autostart/dynamosql-tray.desktop',
      'home/.cursor/mcp.json',
      'tray/window',
    ]),
  );

  const closed = app.electron.waitForEvent('close');
  const done = await run(seat, ['uninstall', '--yes', '--json']);
  expect(done.code).toBe(0);
  expect(done.json(uninstallOutput).parts.map(({ part, outcome }) => [part, outcome])).toEqual([
    ['assistants', 'gone'],
    ['backups', 'nothing'],
    ['credentials', 'gone'],
    ['login', 'gone'],
    ['settings', 'gone'],
  ]);
  await closed;
  expect(keychainEntries(desktop.environment)).toBe(0);
  expect(existsSync(join(world.environment['XDG_CONFIG_HOME'] ?? '', 'autostart'))).toBe(false);
  await eventually(own, ({ length }) => length === 0);
});

function isOfApp(path: string): boolean {
  return /^tray(\/|$)|dynamosql|\.cursor/i.test(path);
}
