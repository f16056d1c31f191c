import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, it } from 'vitest';
import { isGood } from '../scenarios/harness/messages.ts';
import { eventually } from '../scenarios/harness/waiting.ts';
import { callWith, openHousehold } from './harness/household.ts';
import { personsFile } from './harness/persons-file.ts';
import { driveApp } from './harness/running-app.ts';
import { axeFindings, goTo, hasFocus, settled, tabTo } from './harness/window-view.ts';

const TOKEN = `eyJ${'h'.repeat(40)}.eyJ${'p'.repeat(60)}.${'s'.repeat(43)}`;
const CODEX_FOUND = `model = "gpt-5"\n\n[mcp_servers.dynamo]\nurl = "https://mcp.dynamosql.com/mcp"\nhttp_headers = { Authorization = "Bearer ${TOKEN}" }\n`;
const CURSOR_FOUND =
  '{\n  // mine\n  "mcpServers": {\n    "linear": { "url": "https://mcp.linear.app/mcp" }\n  }\n}\n';

it('connects assistants by their files, the change seen first, and takes it back', async () => {
  const { desktop, signIn } = await openHousehold();
  const codex = personsFile(desktop, '.codex/config.toml', CODEX_FOUND);
  const cursor = personsFile(desktop, '.cursor/mcp.json', CURSOR_FOUND);
  await signIn();
  const app = await driveApp(desktop);
  await desktop.tray.item(/^Ready/);
  const page = await app.window();
  await goTo(page, 'assistants');
  const row = (name: string) => page.locator('[data-row]', { hasText: name });
  const press = async (name: string | RegExp): Promise<void> => {
    await tabTo(page, page.getByRole('button', { name }).first());
    await page.keyboard.press('Enter');
  };

  // An old entry with a token goes, and its token stays in the named copy alone.
  await row('Holds a pasted token').getByText('~/.codex/config.toml').waitFor();
  await press('Replace… of Codex');
  await page.getByText('3 lines removed').waitFor();
  expect(await page.content()).not.toContain(TOKEN);
  expect(codex.read()).toBe(CODEX_FOUND);
  await press('Connect Codex');
  await page.getByText('still holds the old token or secret').waitFor();
  expect(codex.read()).not.toContain(TOKEN);
  await press('Undo');
  await eventually(codex.read, (text) => text === CODEX_FOUND);
  await eventually(codex.neighbours, (names) => names.length === 1);

  // That copy can be deleted at once; from then on the undo takes only our entry out.
  await press('Connect Codex');
  await page.getByText('still holds the old token or secret').waitFor();
  expect(codex.neighbours()).toHaveLength(2);
  await press('Delete it');
  await page.getByText('The backup is deleted.').waitFor();
  await page.getByText('still holds the old token or secret').waitFor({ state: 'hidden' });
  expect(codex.neighbours()).toHaveLength(1);
  expect(codex.read()).not.toContain(TOKEN);
  await press('Undo');
  await eventually(codex.read, (text) => !text.includes('dynamosql'));

  // What was shown is what is written.
  await row('Cursor').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'What changes in the file' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  const shown = await shownLines(page);
  await press('Connect Cursor');
  await row('Waiting for its first call').waitFor();
  const written = cursor.read();
  expect(written.split('\n')).toEqual(applied(CURSOR_FOUND, shown, keyIn(written)));
  await settled(page);

  expect(isGood(await callAsWrittenIn(written))).toBe(true);
  await page.getByText('Cursor is connected. Its first call came').waitFor();
  await row('Last call').waitFor();
  await press('Undo');
  await page.getByRole('region', { name: 'What changes in the file' }).waitFor();
  await page.getByText('The file is as it was, to the byte.').waitFor();
  expect(cursor.read()).toBe(CURSOR_FOUND);
  expect((await callAsWrittenIn(written)).status).toBe(401);

  // A file that changed since it was looked at is looked at again.
  const changed = CURSOR_FOUND.replace('// mine', '// mine, and changed');
  cursor.write(changed);
  await press('Connect Cursor');
  await page.getByText('It changed since you looked. Here is the new difference.').waitFor();
  expect(cursor.read()).toBe(changed);
  await press('Connect Cursor');
  await row('Waiting for its first call').waitFor();

  const again = cursor.read();
  await tabTo(page, row('Cursor'), 'Shift+Tab');
  await page.keyboard.press('Delete');
  await tabTo(page, page.getByRole('alertdialog').getByRole('button', { name: 'Revoke key' }));
  await page.keyboard.press('Enter');
  await page.getByText('Key revoked').waitFor();
  expect((await callAsWrittenIn(again)).status).toBe(401);
  await eventually(() => hasFocus(row('Cursor')), Boolean);
  await tabTo(page, page.getByRole('button', { name: 'Connect Cursor' }));
  await page.keyboard.press('Escape');
  await eventually(() => hasFocus(row('Cursor')), Boolean);
  await page.getByRole('button', { name: 'New key… of Cursor' }).waitFor();
});

it('goes past the file where an assistant has another way, and gives new keys', async () => {
  const { desktop, signIn } = await openHousehold();
  const cursor = personsFile(desktop, '.cursor/mcp.json', CURSOR_FOUND);
  personsFile(desktop, '../config/Claude/notes.txt', 'here');
  await signIn();
  const app = await driveApp(desktop);
  await desktop.tray.item(/^Ready/);
  const page = await app.window();
  await goTo(page, 'assistants');
  const row = (name: string) => page.locator('[data-row]', { hasText: name });
  const press = async (name: string): Promise<void> => {
    await tabTo(page, page.getByRole('button', { name }).first());
    await page.keyboard.press('Enter');
  };
  const open = async (name: string): Promise<void> => {
    await row(name).focus();
    await page.keyboard.press('Enter');
  };

  // Nothing on this desktop takes the link, so no key is made for it.
  await open('Cursor');
  await press('Use the install link');
  await page.getByText('No program on this computer takes links of Cursor.').waitFor();

  // A new key: the old one is refused, and the file holds the new one.
  await press('Connect Cursor');
  await row('Waiting for its first call').waitFor();
  const before = cursor.read();
  await press('New key…');
  await tabTo(page, page.getByRole('alertdialog').getByRole('button', { name: 'Make a new key' }));
  await page.keyboard.press('Enter');
  await page.getByText('Cursor has a new key, and its file holds it.').waitFor();
  expect((await callAsWrittenIn(before)).status).toBe(401);
  expect(isGood(await callAsWrittenIn(cursor.read()))).toBe(true);
  await press('Undo');
  await page.getByText('The file is as it was, to the byte.').waitFor();

  // With a program for it, the link goes to the system and its key is never seen by the window.
  await app.electron.evaluate(({ app: electronApp, shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    electronApp.getApplicationNameForProtocol = () => 'cursor.desktop';
    shell.openExternal = async (address) => void opened.push(address);
  });
  await press('Use the install link');
  await page.getByText('Cursor asks you about the new server.').waitFor();
  const opened = await app.electron.evaluate(() => Reflect.get(globalThis, 'opened'));
  expect(opened).toMatchObject([expect.stringMatching(/^cursor:\/\/anysphere/)]);
  const link = new URL(String(opened[0]));
  const config = Buffer.from(link.searchParams.get('config') ?? '', 'base64').toString('utf8');
  expect(isGood(await callAsWrittenIn(config))).toBe(true);
  expect(await page.content()).not.toContain('dsk_');

  // The extension is a file, and no key stands in it.
  const target = join(desktop.world.environment['HOME'] ?? '', 'dynamosql.mcpb');
  await app.electron.evaluate(({ dialog, shell }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    shell.openPath = async () => 'no program';
  }, target);
  await open('Claude Desktop');
  await press('Save the extension…');
  await page.getByText('Open it with Claude Desktop.').waitFor();
  const packed = readFileSync(target);
  expect(packed.subarray(0, 2).toString('latin1')).toBe('PK');
  expect(packed.toString('latin1')).not.toContain('dsk_');
});

interface ShownLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly line: number;
  readonly text: string;
}

async function shownLines(page: Page): Promise<readonly ShownLine[]> {
  return page.evaluate(`[...document.querySelectorAll('.diff-line')].map((line) => ({
    kind: line.dataset.kind,
    line: Number(line.querySelector('.diff-number').textContent),
    text: line.querySelector('.diff-text').textContent,
  }))`);
}

/** The lines of a text after the difference that was shown, with the key in it. */
function applied(text: string, shown: readonly ShownLine[], key: string): readonly string[] {
  const gone = shown.filter(({ kind }) => kind === 'removed').map(({ line }) => line);
  const lines = text.split('\n').filter((_, at) => !gone.includes(at + 1));
  for (const { kind, line, text: added } of shown) {
    if (kind === 'added') lines.splice(line - 1, 0, added.replace('a key made for Cursor', key));
  }
  return lines;
}

function keyIn(text: string): string {
  return /dsk_[\w-]{43}/.exec(text)?.[0] ?? 'no key';
}

/** Calls as an assistant would that has read this text. */
function callAsWrittenIn(text: string) {
  return callWith(keyIn(text), /"(http:[^"]+)"/.exec(text)?.[1] ?? '');
}
