import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type Household, openHousehold } from './harness/household.ts';
import { driveApp } from './harness/running-app.ts';
import { goTo } from './harness/window-view.ts';

const SETTLE_MS = 5_000;

it('interrupts once for each thing that is worth it, and never who sees it or wants none', async () => {
  const household = await openHousehold();
  const { desktop } = household;
  const { tray, notifications } = desktop;
  const titles = (): readonly string[] => notifications.seen.map(({ title }) => title);
  await household.signIn();
  const first = await driveApp(desktop, { args: ['--hidden'] });
  await tray.item(/^Ready/);

  await household.callTool();
  expect(await notifications.until(/^First call from/)).toMatchObject({
    title: 'First call from Codex',
    body: 'It used list_tables.',
  });
  await household.callTool();

  const beganMs = performance.now();
  await refuseSecret(household);
  await notifications.until(/^DynamoSQL needs you\nDynamoSQL does not accept the client secret/);
  expect(performance.now() - beganMs).toBeGreaterThanOrEqual(SETTLE_MS);
  await household.callTool();
  await acceptSecret(household);
  await notifications.until(/^DynamoSQL is back\nIt was away for/);
  const told = ['First call from Codex', 'DynamoSQL needs you', 'DynamoSQL is back'];
  expect(incidents(titles())).toEqual(told);

  await tray.click('Open DynamoSQL Tray');
  const seen = await first.window();
  await seen.getByRole('heading', { name: 'Ready' }).waitFor();
  await refuseSecret(household);
  await sleep(SETTLE_MS + 1_000);
  await acceptSecret(household);
  expect(incidents(titles())).toEqual(told);
  await first.quit();

  const again = await driveApp(desktop);
  const page = await again.window();
  await tray.item(/^Ready/);
  await goTo(page, 'settings');
  await page.getByRole('switch', { name: 'Notifications' }).press('Space');
  await page.getByRole('switch', { name: 'Notifications', checked: false }).waitFor();
  await page.close();
  await refuseSecret(household);
  await sleep(SETTLE_MS + 1_000);
  await acceptSecret(household);
  expect(incidents(titles())).toEqual(told);
});

it('knows after a restart whose first call it was', async () => {
  const household = await openHousehold();
  const { desktop } = household;
  const { tray, notifications } = desktop;
  await household.signIn();
  const first = await driveApp(desktop, { args: ['--hidden'] });
  await tray.item(/^Ready/);
  await household.callTool();
  await notifications.until(/^First call from Codex/);
  await first.quit();

  await driveApp(desktop, { args: ['--hidden'] });
  await tray.item(/^Ready/);
  await household.callTool();
  // Its answer is told after all that came before it.
  await tray.click('Verify connection');
  await notifications.until(/checks passed/);
  expect(incidents(notifications.seen.map(({ title }) => title))).toEqual([
    'First call from Codex',
  ]);
});

/** What came unasked: answers to a click in the tray are shown always. */
function incidents(titles: readonly string[]): readonly string[] {
  return titles.filter((title) => title !== 'Verify connection');
}

async function refuseSecret(household: Household): Promise<void> {
  await household.emulator.arm('token-401');
  await household.emulator.revokeTokens();
  expect(await household.callTool()).toContain('"isError":true');
  await household.desktop.tray.item(/^Needs you/);
}

async function acceptSecret({ emulator, desktop: { tray } }: Household): Promise<void> {
  await emulator.disarm();
  await tray.click('Verify connection');
  await tray.item(/^Ready/);
}
