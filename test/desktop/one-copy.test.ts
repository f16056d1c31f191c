import { expect, it } from 'vitest';
import { listTables } from '../scenarios/harness/messages.ts';
import { eventually, within } from '../scenarios/harness/waiting.ts';
import { type Household, openHousehold } from './harness/household.ts';
import { driveApp, startApp } from './harness/running-app.ts';

it('takes over from a headless copy, is shown by a second launch, and ends in order', async () => {
  const household = await openHousehold();
  const { desktop, emulator, seat } = household;
  await household.signIn();
  const headless = seat.start(['serve', '--json']);
  await headless.until(({ event }) => event === 'ready');
  const call = await household.prepareCall();
  expect(await call()).toContain('orders');
  const before = await household.state();

  const app = await driveApp(desktop);
  const page = await app.window();
  await page.getByText(`process ${headless.pid}, since `).waitFor();
  await desktop.tray.item(/^Needs you\. Another copy serves your assistants/);
  await page.getByRole('button', { name: 'Take over' }).click();
  expect((await headless.exited).code).toBe(0);
  await desktop.tray.item(/^Ready/);
  expect(await household.state()).toMatchObject({ endpoint: before.endpoint, pid: app.pid });
  expect(await call()).toContain('orders');

  await page.close();
  const second = startApp(desktop);
  expect(await second.exited).toBe(0);
  const shown = await eventually(
    () => app.electron.windows(),
    (windows) => windows.length === 1,
  );
  await shown[0]?.getByRole('heading', { name: 'Ready' }).waitFor();

  await emulator.arm('mcp-slow', { value: 1_500, tool: 'list_tables' });
  const { mcpCalls } = await emulator.counters();
  const underWay = call();
  await eventually(
    () => emulator.counters(),
    (counters) => counters.mcpCalls > mcpCalls,
  );
  process.kill(app.pid, 'SIGTERM');
  expect(await underWay).toContain('orders');
  expect(await within(app.exited, 10_000, app.output)).toBe(0);
});

it('stays ended when it was quit on purpose, until it is opened again', async () => {
  const household = await openHousehold();
  const { desktop, seat } = household;
  await household.signIn();
  const headless = seat.start(['serve', '--json']);
  await headless.until(({ event }) => event === 'ready');
  const app = startApp(desktop, { args: ['--hidden'] });
  await desktop.tray.click('Take over');
  await desktop.tray.item(/^Ready/);
  await desktop.tray.click('Quit');
  expect(await app.exited).toBe(0);
  expect(await askBridge(household)).toContain('DynamoSQL Tray was quit');
  expect(await desktop.tray.isThere()).toBe(false);

  const again = startApp(desktop, { args: ['--hidden'] });
  await desktop.tray.item(/^Ready/);
  expect(await askBridge(household)).toContain('orders');
  process.kill(again.pid, 'SIGTERM');
  expect(await again.exited).toBe(0);
  // Ended by the system, as at a logout: a bridge may start it again.
  expect(await askBridge(household, ['--no-start'])).toContain('is not running');
});

/** What an assistant reads that calls a tool over standard input and output. */
async function askBridge({ seat }: Household, words: readonly string[] = []): Promise<string> {
  const bridge = seat.start(['stdio', ...words], { keepsInput: true });
  bridge.write(`${JSON.stringify({ ...listTables(), id: 1 })}\n`);
  const reply = await bridge.until(({ id }) => id === 1);
  bridge.endInput();
  await bridge.exited;
  return JSON.stringify(reply);
}
