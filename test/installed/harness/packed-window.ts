import { spawn } from 'node:child_process';
import { type Browser, chromium, type Page } from '@playwright/test';
import { within } from '../../scenarios/harness/waiting.ts';
import type { InstalledDesktop } from './installed-desktop.ts';

/** The window of a fused app, which can be watched by Chromium's own port alone, in builds for tests. */
export interface PackedWindow {
  readonly page: Page;
  readonly exited: Promise<number | null>;
  /** Lets go of the window, which stays as it is. */
  leave(): Promise<void>;
}

const START_LIMIT_MS = 60_000;

/** Starts the installed app with its window. */
export async function openPackedWindow(
  { desktop, environment }: InstalledDesktop,
  program: string,
): Promise<PackedWindow> {
  const words = ['--remote-debugging-port=0', '--test-admits-debugger'];
  const child = spawn(program, words, {
    ...desktop.stage.source.account,
    env: environment,
    cwd: environment['HOME'],
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let written = '';
  const address = new Promise<string>((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      written += text;
      const found = /DevTools listening on (ws:\S+)/.exec(written)?.[1];
      if (found) resolve(found);
    });
  });
  desktop.outputs.push(() => written);
  const exited = new Promise<number | null>((resolve) => void child.once('exit', resolve));
  const browser = await chromium.connectOverCDP(
    await within(address, START_LIMIT_MS, () => `the debugging port:\n${written}`),
    { noDefaults: true },
  );
  return { page: await pageOf(browser), exited, leave: () => browser.close() };
}

async function pageOf(browser: Browser): Promise<Page> {
  const [context] = browser.contexts();
  if (!context) throw new Error('The app has no browser context.');
  return context.pages()[0] ?? context.waitForEvent('page', { timeout: START_LIMIT_MS });
}
