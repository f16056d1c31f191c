import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import { keepADay } from '../desktop/harness/a-day.ts';
import type { Desktop } from '../desktop/harness/desktop.ts';
import { callWith, type Household, openHousehold } from '../desktop/harness/household.ts';
import { type PersonsFile, personsFile } from '../desktop/harness/persons-file.ts';
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
import { run } from '../scenarios/cli/run.ts';
import { type Message, toolCall } from '../scenarios/harness/messages.ts';

// `npm run screenshots`: pictures of each screen for the documents, of the app as it is, on the desktop
// of somebody who has assistants and has used them for a day.

const folder = join(import.meta.dirname, '../../docs/screenshots');
mkdirSync(folder, { recursive: true });

it('writes a picture of each step of the first run in both themes', async () => {
  const { desktop } = await openHousehold();
  giveAssistants(desktop);
  const { app, page } = await open(desktop);
  await page.getByRole('button', { name: 'Try the demo' }).waitFor();
  for (const theme of themes) await picture({ app, page, theme, name: 'setup' });
  await page.getByRole('button', { name: 'Try the demo' }).click();
  await desktop.tray.item(/^Demo\. Ready/);
  await page.getByRole('button', { name: 'Finish without waiting' }).waitFor();
  for (const theme of themes) await picture({ app, page, theme, name: 'setup-assistant' });
  expect(app.output()).not.toContain('Uncaught');
});

it('writes a picture of each screen in both themes', async () => {
  const household = await openHousehold();
  const { desktop, seat } = household;
  const files = giveAssistants(desktop);
  await household.signIn();
  keepADay(desktop);
  const { app, page } = await open(desktop);
  await desktop.tray.item(/^Ready/);
  for (const id of ['claude-code', 'cursor', 'gemini-cli'])
    expect((await run(seat, ['connect', id, '--yes'])).code).toBe(0);
  await callAround(household, files);
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

interface Assistants {
  readonly claudeCode: PersonsFile;
  readonly cursor: PersonsFile;
}

/** Assistants that lie on many computers, one of them with a token that was pasted long ago. */
function giveAssistants(desktop: Desktop): Assistants {
  const token = `eyJ${'h'.repeat(40)}.eyJ${'p'.repeat(60)}.${'s'.repeat(43)}`;
  personsFile(
    desktop,
    '.codex/config.toml',
    `[mcp_servers.dynamo]\nurl = "https://mcp.dynamosql.com/mcp"\nhttp_headers = { Authorization = "Bearer ${token}" }\n`,
  );
  personsFile(desktop, '.gemini/settings.json', '{}\n');
  personsFile(desktop, '.copilot/mcp-config.json', '{}\n');
  return {
    claudeCode: personsFile(desktop, '.claude.json', '{}\n'),
    cursor: personsFile(desktop, '.cursor/mcp.json', '{}\n'),
  };
}

/** Real calls with the keys that the assistants' files hold. */
async function callAround(
  { emulator, state }: Household,
  { claudeCode, cursor }: Assistants,
): Promise<void> {
  const endpoint = (await state()).endpoint ?? '';
  const call = (file: PersonsFile, message: Message) =>
    callWith(/dsk_[\w-]{43}/.exec(file.read())?.[0] ?? '', endpoint, message);
  const sql = (query: string) => toolCall('run_sql', { sql: query });
  await call(cursor, toolCall('list_tables'));
  await call(cursor, toolCall('describe_table', { table_name: 'orders' }));
  await call(cursor, sql("SELECT * FROM orders WHERE status = 'placed' LIMIT 20"));
  await emulator.arm('mcp-500', { times: 1 });
  await call(cursor, sql('SELECT * FROM events LIMIT 200'));
  await emulator.disarm();
  await call(claudeCode, toolCall('list_tables'));
  for (const table of ['orders', 'customers', 'products', 'events'])
    await call(claudeCode, toolCall('describe_table', { table_name: table }));
  await call(claudeCode, sql('SELECT * FROM customers LIMIT 20'));
  await call(claudeCode, sql('SELECT status, COUNT(*) FROM orders GROUP BY status'));
}

async function open(desktop: Desktop): Promise<{ app: DrivenApp; page: Page }> {
  const app = await driveApp(desktop, { args: ['--force-device-scale-factor=2'] });
  return { app, page: await app.window() };
}

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
