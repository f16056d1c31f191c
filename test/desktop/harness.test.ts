import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDesktop } from './harness/desktop.ts';
import { copyFixture } from './harness/fixture.ts';
import { driveApp, startApp } from './harness/running-app.ts';
import { outline } from './harness/tray.ts';

it('is driven through tray, clipboard and notifications', async () => {
  const desktop = await openDesktop();
  const app = copyFixture(desktop, join(import.meta.dirname, 'fixtures/ten-lines'));
  const started = startApp(desktop, { app });
  await desktop.tray.appears();
  expect(await desktop.tray.tooltip()).toBe('Ten lines');
  expect((await desktop.tray.icon()).width).toBe(22);
  expect(outline(await desktop.tray.menu())).toBe('Copy\nMore\n  snake_case\n—\nQuit');
  await desktop.tray.click('Copy');
  await desktop.clipboard.until((text) => text === 'copied');
  await desktop.tray.click('More', 'snake_case');
  desktop.notifications.click(await desktop.notifications.until(/^Asked\nby the tray$/));
  await desktop.clipboard.until((text) => text === 'clicked');
  await desktop.tray.click('Quit');
  expect(await started.exited).toBe(0);
});

it('is driven through its window, with the sandbox on', async () => {
  const desktop = await openDesktop();
  const app = await driveApp(desktop, {
    app: copyFixture(desktop, join(import.meta.dirname, 'fixtures/ten-lines')),
  });
  const window = await app.window();
  expect(await window.title()).toBe('Ten lines');
  await window.getByRole('button', { name: 'Press' }).click();
  await app.quit();
  expect(await app.exited).toBe(0);
});
