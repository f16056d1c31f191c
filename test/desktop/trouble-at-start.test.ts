import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startBus } from '../keychain/session/bus.ts';
import { startKeyring } from '../keychain/session/keyring.ts';
import { openDesktop } from './harness/desktop.ts';
import { type Household, openHousehold } from './harness/household.ts';
import { driveApp, startApp } from './harness/running-app.ts';
import { goTo } from './harness/window-view.ts';

it('needs its person when another program has the port, tries again, and moves', async () => {
  const household = await openHousehold();
  const { desktop } = household;
  await household.signIn();
  const port = portInSettings(household);
  const other = await startOther(household, port);
  const app = await driveApp(desktop);
  const page = await app.window();
  await page.getByText(`Another program uses port ${port}.`).waitFor();
  await desktop.tray.item(/^Needs you\. Another program uses port/);

  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('.toast').getByText('The local port is taken.').waitFor();
  await other.end();
  await page.getByRole('button', { name: 'Try again' }).click();
  await desktop.tray.item(/^Ready/);
  expect(await household.callTool()).toContain('orders');

  const taken = await startOther(household);
  await goTo(page, 'settings');
  await page.getByRole('button', { name: 'Change…' }).click();
  await page.getByLabel('New port').fill(String(taken.port));
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page.locator('.port-move').getByText('The local port is taken. End that program').waitFor();
  expect(await household.callTool()).toContain('orders');
  await taken.end();
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByText(`The local address is on port ${taken.port} now.`).first().waitFor();
  expect(portInSettings(household)).toBe(taken.port);
  expect(await household.callTool()).toContain('orders');
});

it('needs its person while the keychain is locked, and goes on when it is not', async () => {
  const household = await openHousehold();
  const { desktop } = household;
  await household.signIn();
  await desktop.keyring.stop();
  const locked = await keyring(household, 'locked');
  startApp(desktop, { args: ['--hidden'] });
  await desktop.tray.item(/^Needs you\. The keychain is locked\./);
  await locked.stop();
  await keyring(household, 'unlocked');
  await desktop.tray.click('Unlock');
  await desktop.tray.item(/^Ready/);
});

it('keeps the secret for this session where there is no keychain', async () => {
  const household = await openHousehold();
  const { desktop, emulator } = household;
  await desktop.keyring.stop();
  const app = await driveApp(desktop, { variables: { DYNAMOSQL_MCP_URL: emulator.endpoint } });
  const page = await app.window();
  await desktop.clipboard.write(`${emulator.clientId}\n${emulator.clientSecret}\n`);
  await page.getByRole('button', { name: 'Paste' }).click();
  await page.getByRole('button', { name: 'Prove it' }).click();
  await page
    .getByRole('heading', { name: 'Everything works, but the keychain does not' })
    .waitFor();
  await page.getByRole('button', { name: 'Keep for this session only' }).click();
  await page.getByRole('heading', { name: 'Everything works, for this session' }).waitFor();
  await desktop.tray.item(/^Ready/);
  expect(await household.callTool()).toContain('orders');
  await app.quit();
  startApp(desktop, { variables: { DYNAMOSQL_MCP_URL: emulator.endpoint } });
  await desktop.tray.item(/^Not set up\./);
});

it('keeps its window where the desktop shows no tray icons, and says so', async () => {
  const desktop = await openDesktop();
  const { world, stage } = desktop;
  const bare = await startBus({
    folder: world.environment['TMPDIR'] ?? '',
    account: stage.source.account,
  });
  world.onEnd(() => bare.stop());
  const app = await driveApp(desktop, {
    args: ['--hidden'],
    variables: { DBUS_SESSION_BUS_ADDRESS: bare.address },
  });
  const page = await app.window();
  await page.getByText('This desktop shows no tray icons, so the window stays.').waitFor();
});

it('moves damaged settings aside, and names where they are', async () => {
  const household = await openHousehold();
  const { desktop } = household;
  const damaged = '{"port": 17864, "pau';
  writeFileSync(settingsFile(household), damaged);
  startApp(desktop, { args: ['--hidden'] });
  const { body } = await desktop.notifications.until(/settings\.json could not be read/);
  const name = /settings\.json\.damaged-[\dT-]+Z/.exec(body)?.[0] ?? '';
  expect(readdirSync(desktop.world.home)).toContain(name);
  expect(readFileSync(join(desktop.world.home, name), 'utf8')).toBe(damaged);
  await desktop.tray.item(/^Not set up\./);
});

const settingsFile = ({ desktop }: Household): string => join(desktop.world.home, 'settings.json');

function portInSettings(household: Household): number {
  return JSON.parse(readFileSync(settingsFile(household), 'utf8')).port;
}

/** Another program that listens; it ends with the test at the latest. */
async function startOther({ desktop }: Household, wanted = 0) {
  const server = createServer().listen(wanted, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const end = async (): Promise<void> => {
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  };
  desktop.world.onEnd(end);
  return { port: typeof address === 'object' && address ? address.port : 0, end };
}

function keyring({ desktop }: Household, state: 'locked' | 'unlocked') {
  const { environment, stage, world } = desktop;
  const started = startKeyring({ environment, state, account: stage.source.account });
  world.onEnd(async () => (await started).stop());
  return started;
}
