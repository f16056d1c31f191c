import { expect, it } from 'vitest';
import { initialize, isGood, listTables } from '../scenarios/harness/messages.ts';
import { eventually } from '../scenarios/harness/waiting.ts';
import { callWith, type Household, openHousehold } from './harness/household.ts';
import { startApp } from './harness/running-app.ts';
import { outline } from './harness/tray.ts';

/** Signed in, running without a window, and Ready. */
async function openReady(): Promise<Household> {
  const household = await openHousehold();
  await household.signIn();
  startApp(household.desktop, { args: ['--hidden'] });
  await untilTray(household, /^Ready\. DynamoSQL answered/);
  return household;
}

/** The tooltip and the menu's first line say the same. */
async function untilTray({ desktop: { tray } }: Household, fits: RegExp): Promise<string> {
  const said = await eventually(
    () => tray.tooltip(),
    (text) => fits.test(text),
    20_000,
  );
  await tray.item(fits);
  return said;
}

it('shows the menu in its order', async () => {
  const { desktop } = await openReady();
  const lines = outline(await desktop.tray.menu()).split('\n');
  expect(lines.filter((line) => !line.startsWith(' '))).toEqual([
    expect.stringMatching(/^Ready\. DynamoSQL answered a check /),
    '—',
    'Copy fresh token',
    'Verify connection',
    'Copy config for',
    '—',
    'Browse tables',
    'Assistants',
    '—',
    'Pause',
    '—',
    'Open DynamoSQL Tray',
    'Settings…',
    'Report a problem…',
    '—',
    'Quit',
  ]);
});

it('copies a token that the server accepts and that has half its life at least', async () => {
  const { desktop, emulator } = await openReady();
  await desktop.tray.click('Copy fresh token');
  const token = await desktop.clipboard.until((text) => text.length > 20);
  const answer = await callWith(token, emulator.endpoint);
  expect(isGood(answer)).toBe(true);
  const { label } = await desktop.tray.item(/^Copied, valid \d+ min$/);
  expect(Number(/\d+/.exec(label)?.[0])).toBeGreaterThanOrEqual(4);
});

it('verifies the connection with a real call, and says so', async () => {
  const { desktop, emulator } = await openReady();
  const before = await emulator.counters();
  await desktop.tray.click('Verify connection');
  await desktop.notifications.until(/All \d+ checks passed/);
  const after = await emulator.counters();
  expect(after.tools['list_tables'] ?? 0).toBeGreaterThan(before.tools['list_tables'] ?? 0);
});

it('pauses, says so to assistants, and resumes', async () => {
  const household = await openReady();
  const { desktop, seat } = household;
  const bridge = seat.start(['stdio', '--no-start'], { keepsInput: true });
  const ask = async (id: number): Promise<string> => {
    bridge.write(`${JSON.stringify({ ...listTables(), id })}\n`);
    return JSON.stringify(await bridge.until((line) => line['id'] === id));
  };
  bridge.write(`${JSON.stringify({ ...initialize(), id: 0 })}\n`);
  await bridge.until(({ id }) => id === 0);
  expect(await ask(1)).toContain('orders');

  await desktop.tray.click('Pause');
  await untilTray(household, /^Paused by you/);
  expect(await ask(2)).toMatch(/paused/i);

  await desktop.tray.click('Resume');
  await untilTray(household, /^Ready/);
  expect(await ask(3)).toContain('orders');
});

it('is followed by icon and sentence when the secret is refused, and back', async () => {
  const household = await openReady();
  const { desktop, emulator } = household;
  const ready = (await desktop.tray.icon()).digest;
  await emulator.arm('token-401');
  await emulator.revokeTokens();
  expect(await household.callTool()).toContain('"isError":true');
  await untilTray(household, /^Needs you\. DynamoSQL does not accept the client secret any more\./);
  expect((await desktop.tray.icon()).digest).not.toBe(ready);
  await desktop.notifications.until(/^DynamoSQL needs you/);
  await desktop.tray.item('Enter new secret');

  await emulator.disarm();
  await desktop.tray.click('Verify connection');
  await untilTray(household, /^Ready/);
  expect((await desktop.tray.icon()).digest).toBe(ready);
});

it('needs a person when a scope is missing', async () => {
  const household = await openReady();
  await household.emulator.setScopes(['schemas:read']);
  await household.emulator.revokeTokens();
  await household.desktop.tray.click('Verify connection');
  await untilTray(household, /^Needs you\. query is not granted/);
});

it('is Offline while the server is away, and comes back by itself', async () => {
  const household = await openReady();
  const { desktop, emulator } = household;
  const ready = (await desktop.tray.icon()).digest;
  await emulator.goDown();
  expect(await household.callTool()).toContain('"isError":true');
  await untilTray(household, /^Offline\./);
  expect((await desktop.tray.icon()).digest).not.toBe(ready);
  await emulator.comeUp();
  await desktop.tray.click('Try now');
  await untilTray(household, /^Ready/);
});

it('never says Ready without a proof', async () => {
  const household = await openHousehold();
  await household.signIn();
  await household.emulator.arm('mcp-500');
  startApp(household.desktop, { args: ['--hidden'] });
  await untilTray(household, /^Offline\./);
  const { state } = await household.state();
  expect(state).not.toBe('ready');
});

it('ends the app with Quit, and leaves nothing', async () => {
  const household = await openHousehold();
  await household.signIn();
  const app = startApp(household.desktop, { args: ['--hidden'] });
  await untilTray(household, /^Ready/);
  await household.desktop.tray.click('Quit');
  expect(await app.exited).toBe(0);
  expect(await household.desktop.tray.isThere()).toBe(false);
});
