import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import { run } from '../scenarios/cli/run.ts';
import { eventually } from '../scenarios/harness/waiting.ts';
import type { Desktop } from './harness/desktop.ts';
import { openHousehold } from './harness/household.ts';
import { keychainEntries } from './harness/keychain-entries.ts';
import { type DrivenApp, driveApp } from './harness/running-app.ts';
import { flip, goTo } from './harness/window-view.ts';

const PLACE = { x: 140, y: 90, width: 820, height: 620 };

it('keeps what was chosen, and the place of the window', async () => {
  const { desktop } = await openHousehold();
  const first = await driveApp(desktop);
  const page = await first.window();
  await goTo(page, 'settings');
  const coloured = (await desktop.tray.icon()).digest;

  await choose(page, 'Dark');
  await untilKept(desktop, { appearance: 'dark' });
  await choose(page, 'One colour');
  await untilKept(desktop, { trayIcon: 'one-colour' });
  await eventually(
    async () => (await desktop.tray.icon()).digest,
    (digest) => digest !== coloured,
  );
  await flip(page, 'Notifications');
  await untilKept(desktop, { notifications: false });
  await first.electron.evaluate(
    ({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]?.setBounds(place),
    PLACE,
  );
  await first.quit();

  const again = await driveApp(desktop);
  const reopened = await again.window();
  await reopened.locator('[data-theme="dark"]').first().waitFor();
  expect(await boundsIn(again)).toEqual(PLACE);
  expect((await desktop.tray.icon()).digest).not.toBe(coloured);
  await goTo(reopened, 'settings');
  await reopened.getByRole('switch', { name: 'Notifications', checked: false }).waitFor();
});

it('shows whether it starts at login as the system has it', async () => {
  const { desktop } = await openHousehold();
  const page = await (await driveApp(desktop)).window();
  const file = autostartFile(desktop);
  await goTo(page, 'settings');
  await flip(page, 'Start at login');
  await page.getByRole('switch', { name: 'Start at login', checked: true }).waitFor();
  const entry = readFileSync(file, 'utf8');
  expect(entry).toMatch(/^Type=Application$/m);
  expect(entry).toMatch(/^Exec="[^"]+" .*"--hidden"$/m);

  rmSync(file);
  await goTo(page, 'activity');
  await goTo(page, 'settings');
  await page.getByRole('switch', { name: 'Start at login', checked: false }).waitFor();
});

it('deletes the secret, and with a reset everything, assistants put back as they were', async () => {
  const household = await openHousehold();
  const { desktop, emulator, seat } = household;
  await household.signIn();
  const page = await (await driveApp(desktop)).window();
  await desktop.tray.item(/^Ready/);
  expect(keychainEntries(desktop.environment)).toBe(1);
  await goTo(page, 'settings');
  await page.getByRole('tab', { name: 'Secret and privacy' }).click();
  await page.getByRole('button', { name: 'Delete from this computer…' }).click();
  await page.getByRole('button', { name: 'Delete secret' }).click();
  await desktop.tray.item(/^Not set up\./);
  expect(keychainEntries(desktop.environment)).toBe(0);

  // The app that runs does it, for the server that it knows already.
  const input = `${emulator.clientId}\n${emulator.clientSecret}\n`;
  expect((await run(seat, ['login', '--json'], { input })).code).toBe(0);
  await desktop.tray.item(/^Ready/);
  expect(keychainEntries(desktop.environment)).toBe(1);
  const call = await household.prepareCall();
  expect(await call()).toContain('orders');
  const mcp = join(desktop.world.environment['HOME'] ?? '', '.cursor', 'mcp.json');
  expect((await run(seat, ['connect', 'cursor'])).code).toBe(0);
  expect(readFileSync(mcp, 'utf8')).toContain('dsk_');
  await page.getByRole('tab', { name: 'General' }).click();
  await flip(page, 'Start at login');
  await choose(page, 'Dark');
  await untilKept(desktop, { appearance: 'dark' });
  await page.getByRole('tab', { name: 'About' }).click();
  await page.getByRole('button', { name: 'Reset…' }).click();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  await desktop.tray.item(/^Not set up\./);
  await page.locator('[data-theme="light"]').first().waitFor();
  expect(keychainEntries(desktop.environment)).toBe(0);
  expect(existsSync(autostartFile(desktop))).toBe(false);
  expect(existsSync(dirname(mcp))).toBe(false);
  expect(settingsIn(desktop)).not.toHaveProperty('appearance');
  expect(settingsIn(desktop)['binding'] ?? null).toBeNull();
  // A file of no keys, or none.
  const keys = join(desktop.world.home, 'keys.json');
  expect(existsSync(keys) ? readFileSync(keys, 'utf8') : '').not.toContain('codex');
});

it('says which file a reset could not put back, and shows all else as it is after it', async () => {
  const { desktop, seat } = await openHousehold();
  const page = await (await driveApp(desktop)).window();
  const mcp = join(desktop.world.environment['HOME'] ?? '', '.cursor', 'mcp.json');
  await desktop.tray.item(/^Not set up\./);
  expect((await run(seat, ['connect', 'cursor'])).code).toBe(0);
  appendFileSync(mcp, ' }');
  await goTo(page, 'settings');
  await choose(page, 'Dark');
  await untilKept(desktop, { appearance: 'dark' });
  await page.getByRole('tab', { name: 'About' }).click();
  await page.getByRole('button', { name: 'Reset…' }).click();
  await page.getByRole('button', { name: 'Reset', exact: true }).click();
  const said = page.getByText(/could not be put back\. All else is reset/);
  await said.waitFor();
  expect(await said.textContent()).toContain(`our entry is still in ${mcp}.`);
  await page.locator('[data-theme="light"]').first().waitFor();
});

const autostartFile = ({ world }: Desktop): string =>
  join(world.environment['XDG_CONFIG_HOME'] ?? '', 'autostart', 'dynamosql-tray.desktop');

function settingsIn({ world }: Desktop): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(world.home, 'settings.json'), 'utf8'));
}

async function untilKept(desktop: Desktop, wanted: Readonly<Record<string, unknown>>) {
  await eventually(
    () => settingsIn(desktop),
    (settings) => Object.entries(wanted).every(([name, value]) => settings[name] === value),
  );
}

async function choose(page: Page, name: string): Promise<void> {
  await page.locator('.segment', { hasText: name }).click();
}

function boundsIn({ electron }: DrivenApp) {
  return electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
}
