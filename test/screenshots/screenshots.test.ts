import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import { openHousehold } from '../desktop/harness/household.ts';
import { type DrivenApp, driveApp } from '../desktop/harness/running-app.ts';
import {
  goTo,
  screenNames,
  setSize,
  setTheme,
  settled,
  type Theme,
  themes,
} from '../desktop/harness/window-view.ts';

// `npm run screenshots`: pictures of each screen for the documents, of the app as it is.

const folder = join(import.meta.dirname, '../../docs/screenshots');

it('writes a picture of each screen in both themes', async () => {
  mkdirSync(folder, { recursive: true });
  const household = await openHousehold();
  const { desktop } = household;
  const app = await driveApp(desktop, { args: ['--force-device-scale-factor=2'] });
  const page = await app.window();
  await page.getByRole('button', { name: 'Try the demo' }).waitFor();
  for (const theme of themes) await picture({ app, page, theme, name: 'setup' });
  await page.getByRole('button', { name: 'Try the demo' }).click();
  await desktop.tray.item(/^Demo\. Ready/);
  const goOn = page.getByRole('button', { name: 'Finish without waiting' });
  await goOn.waitFor();
  for (const theme of themes) await picture({ app, page, theme, name: 'setup-assistant' });
  await goOn.click();
  for (const screen of screenNames) {
    await goTo(page, screen);
    for (const theme of themes) await picture({ app, page, theme, name: screen });
  }
  await goTo(page, 'tables');
  await page.getByRole('option', { name: /^orders/ }).click();
  await page.getByRole('tab', { name: 'Rows' }).click();
  await page.getByRole('button', { name: 'Read the first rows' }).click();
  await page.getByRole('grid', { name: 'First rows of orders' }).waitFor();
  for (const theme of themes) await picture({ app, page, theme, name: 'table-rows' });
  expect(app.output()).not.toContain('Uncaught');
});

interface Picture {
  readonly app: DrivenApp;
  readonly page: Page;
  readonly theme: Theme;
  readonly name: string;
}

async function picture({ app, page, theme, name }: Picture): Promise<void> {
  await setSize(app, page, { width: 960, height: 640, zoom: 1 });
  await setTheme(app, page, theme);
  await settled(page);
  writeFileSync(join(folder, `${name}-${theme}.png`), await page.screenshot());
}
