import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator, Page } from '@playwright/test';
import { screens } from '../../../src/shared/ipc.ts';
import { eventually } from '../../scenarios/harness/waiting.ts';
import type { DrivenApp } from './running-app.ts';

// The page's own code is given as text: the tests know no DOM.

export const themes = ['light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

/** The screens that the sidebar leads to. */
export const screenNames = screens;

export async function goTo(page: Page, screen: (typeof screens)[number]): Promise<void> {
  await page.locator(`[data-item="${screen}"]`).click();
  await page.locator(`[data-item="${screen}"][aria-current="page"]`).waitFor();
  await settled(page);
}

/** A switch's own input lies unseen below what is drawn, so it is pressed by the keyboard. */
export async function flip(page: Page, name: string): Promise<void> {
  await page.getByRole('switch', { name }).press('Space');
}

/** The page's policy lets no text be run by itself, so it is asked again and again. */
async function untilTrue(page: Page, expression: string): Promise<void> {
  await eventually(() => page.evaluate(expression), Boolean);
}

/** Waits until nothing is loading and nothing moves any more. */
export async function settled(page: Page): Promise<void> {
  await untilTrue(page, 'document.querySelector("[aria-busy=true]") === null');
  await untilTrue(
    page,
    'document.getAnimations().every((one) => one.playState !== "running" || one.effect?.getTiming().iterations === Infinity)',
  );
}

export async function setTheme({ electron }: DrivenApp, page: Page, theme: Theme): Promise<void> {
  await electron.evaluate(({ nativeTheme }, wanted) => {
    nativeTheme.themeSource = wanted;
  }, theme);
  await untilTrue(page, `matchMedia('(prefers-color-scheme: ${theme})').matches`);
  // Colours begin to change with the next picture that is drawn.
  await page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))',
  );
}

/** The size of the page in its own pixels at no zoom, and how much larger everything is drawn. */
export async function setSize(
  { electron }: DrivenApp,
  page: Page,
  {
    width,
    height,
    zoom,
  }: { readonly width: number; readonly height: number; readonly zoom: number },
): Promise<void> {
  await electron.evaluate(
    ({ BrowserWindow }, wanted) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(wanted.width, wanted.height);
      window?.webContents.setZoomFactor(wanted.zoom);
    },
    { width, height, zoom },
  );
  await untilTrue(page, `Math.abs(innerWidth - ${width / zoom}) <= 2`);
}

/** What axe finds wrong, one line each. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(`axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => id + ': ' + target + ' ' + failureSummary)))`);
}

/** What cannot be reached at this size: a page that is too wide, and controls that stay out of view. */
export async function lostInView(page: Page): Promise<readonly string[]> {
  return page.evaluate(`(() => {
    const root = document.documentElement;
    const lost = root.scrollWidth > root.clientWidth
      ? ['the page is ' + (root.scrollWidth - root.clientWidth) + ' px too wide'] : [];
    for (const { offsetHeight, textContent } of document.querySelectorAll('.unseen'))
      if (offsetHeight > 1) lost.push('unseen words take up room: ' + textContent);
    const controls = 'a[href], button, input, textarea, select, [tabindex="0"]';
    for (const control of document.querySelectorAll(controls)) {
      if (!control.checkVisibility() || control.closest('[role=grid], [inert]')) continue;
      control.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { left, right, top, bottom, width } = control.getBoundingClientRect();
      if (width <= 1) continue;
      const isIn = left >= -1 && right <= innerWidth + 1 && bottom > 0 && top < innerHeight;
      if (!isIn) lost.push((control.getAttribute('aria-label') ?? control.textContent) + ' is out of view');
    }
    return lost;
  })()`);
}

/** Presses Tab until the control has the focus: at most as often as a page may have stops. */
export async function tabTo(page: Page, control: Locator, key = 'Tab'): Promise<void> {
  const MOST_STOPS = 80;
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if (await hasFocus(control)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${MOST_STOPS} times ${key} do not lead to ${control}`);
}

export async function hasFocus(control: Locator): Promise<boolean> {
  if ((await control.count()) === 0) return false;
  return control
    .first()
    .evaluate((element: { matches(selector: string): boolean }) => element.matches(':focus'));
}
