import { execFileSync } from 'node:child_process';
import { cpSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { within } from '../scenarios/harness/waiting.ts';
import { type Desktop, openDesktop } from './harness/desktop.ts';
import { driveApp, startApp } from './harness/running-app.ts';

it('a packed app quits at once when it is started for a debugger', async () => {
  const desktop = packed(await openDesktop());
  const doors = ['--inspect=0', '--remote-debugging-port=0', '-remote-debugging-port=0'];
  for (const door of doors) {
    const started = startApp(desktop, { args: [door] });
    expect([door, await within(started.exited, 15_000, started.output)]).toEqual([door, 1]);
    expect(started.output()).not.toContain('Bearer');
  }
  expect(await desktop.tray.isThere()).toBe(false);
  startApp(desktop, { args: ['--hidden'] });
  await desktop.tray.item(/^Not set up\./);
});

it('the window has no menu that reloads it or opens developer tools', async () => {
  const desktop = await openDesktop();
  const app = await driveApp(desktop);
  const page = await app.window();
  await page.getByRole('button', { name: 'Try the demo' }).waitFor();
  const roles = await app.electron.evaluate(({ Menu }) => {
    const rolesIn = (items: readonly Electron.MenuItem[]): string[] =>
      items.flatMap(({ role, submenu }) => [String(role), ...rolesIn(submenu?.items ?? [])]);
    return rolesIn(Menu.getApplicationMenu()?.items ?? []);
  });
  const wanted = roles.map((role) => role.toLowerCase());
  expect(wanted).toContain('zoomin');
  expect(wanted.filter((role) => /reload|devtools/.test(role))).toEqual([]);
});

/** What the test runtime brings for apps that it is given, it does not bring for those inside it. */
const START = `
  try { require(process.resourcesPath + '/default_app.asar/newer-node.cjs'); } catch {}
  require('./dist/desktop.cjs');
`;

/** The same desktop with the app as it is packed: a program of its own name, with its files inside. */
function packed(desktop: Desktop): Desktop {
  const { stage, world } = desktop;
  const folder = join(world.folder, 'packed');
  execFileSync('cp', ['-rL', dirname(stage.electron), folder]);
  const program = join(folder, 'dynamosql-tray-app');
  renameSync(join(folder, basename(stage.electron)), program);
  const app = join(folder, 'resources', 'app');
  cpSync(stage.app, app, { recursive: true });
  writeFileSync(join(app, 'start.cjs'), START);
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'app', main: 'start.cjs' }));
  execFileSync('chmod', ['-R', 'a+rX', folder]);
  return { ...desktop, stage: { ...stage, electron: program } };
}
