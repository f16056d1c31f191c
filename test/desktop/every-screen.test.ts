import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
const sizes = [usual, smallest, enlarged];

// One window for all: what is looked at here changes nothing.
const { world, setUp } = createDesktop();
let app: DrivenApp;
beforeAll(async () => {
  const household = await furnishHousehold(await setUp());
  await household.signIn();
  app = await driveApp(household.desktop);
  await household.desktop.tray.item(/^Ready/);
}, 120_000);
afterAll(() => world.end());

describe.each(screenNames)('%s', (screen) => {
  it.each(themes)('gives axe nothing to find in the %s theme', async (theme) => {
    const page = await app.window();
    await setSize(app, page, usual);
    await setTheme(app, page, theme);
    await goTo(page, screen);
    expect(await axeFindings(page)).toEqual([]);
  });

  it.each(sizes)('loses nothing at $width × $height with zoom $zoom', async (size) => {
    const page = await app.window();
    await setSize(app, page, size);
    await goTo(page, screen);
    await settled(page);
    expect(await lostInView(page)).toEqual([]);
  });
});
