import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepADay } from './harness/a-day.ts';
import { createDesktop } from './harness/desktop.ts';
import { furnishHousehold } from './harness/household.ts';
import { type DrivenApp, driveApp } from './harness/running-app.ts';
import {
  axeFindings,
  goTo,
  lostInView,
  screenNames,
  setSize,
  setTheme,
  settled,
  themes,
} from './harness/window-view.ts';

const usual = { width: 960, height: 640, zoom: 1 };
const smallest = { width: 640, height: 480, zoom: 1 };
const enlarged = { width: 960, height: 640, zoom: 2 };

interface Shown {
  readonly name: string;
  /** Brings it into view, whatever was there before. */
  readonly open: (page: Page) => Promise<void>;
}

const afterSetUp: readonly Shown[] = [
  ...screenNames.map((name) => ({ name, open: (page: Page) => goTo(page, name) })),
  { name: 'the first rows of a table', open: openRows },
];

async function openRows(page: Page): Promise<void> {
  await goTo(page, 'tables');
  // Where both do not fit, a table that was chosen before has the list behind it.
  const back = page.getByRole('button', { name: 'All tables' });
  if (await back.isVisible()) await back.click();
  await page.getByRole('option', { name: /^orders/ }).click();
  await page.getByRole('tab', { name: 'Rows' }).click();
  await page
    .getByRole('button', { name: /^Read (the first rows|again)$/ })
    .last()
    .click();
  await page.getByRole('grid', { name: 'First rows of orders' }).waitFor();
}

describe('before it is set up', () =>
  looksWell([{ name: 'setup', open: (page) => page.getByText('Prove it').waitFor() }], false));
describe('once it is set up', () => looksWell(afterSetUp, true));

/** One window for all: what is looked at here changes nothing. */
function looksWell(shown: readonly Shown[], isSignedIn: boolean): void {
  const { world, setUp } = createDesktop();
  let app: DrivenApp;
  beforeAll(async () => {
    const household = await furnishHousehold(await setUp());
    if (isSignedIn) {
      await household.signIn();
      keepADay(household.desktop);
    }
    app = await driveApp(household.desktop);
    await household.desktop.tray.item(isSignedIn ? /^Ready/ : /^Not set up/);
  }, 120_000);
  afterAll(() => world.end());

  describe.each(shown)('$name', ({ open }) => {
    it.each(themes)('gives axe nothing to find in the %s theme', async (theme) => {
      const page = await app.window();
      await setSize(app, page, usual);
      await setTheme(app, page, theme);
      await open(page);
      await settled(page);
      expect(await axeFindings(page)).toEqual([]);
    });

    it.each([usual, smallest, enlarged])(
      'loses nothing at $width × $height with zoom $zoom',
      async (size) => {
        const page = await app.window();
        await setSize(app, page, size);
        await open(page);
        await settled(page);
        expect(await lostInView(page)).toEqual([]);
      },
    );
  });
}
