import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openHousehold } from './harness/household.ts';
import { type DrivenApp, driveApp } from './harness/running-app.ts';
import { goTo, screenNames } from './harness/window-view.ts';

const KEY = /dsk_[\w-]{43}/;

it('is never a secret, a token or a key, over a whole session', async () => {
  const household = await openHousehold();
  const { desktop, emulator } = household;
  const { clipboard, tray, world } = desktop;
  const app = await driveApp(desktop, { variables: { DYNAMOSQL_MCP_URL: emulator.endpoint } });
  const page = await app.window();
  await page.getByRole('button', { name: 'Paste' }).waitFor();
  await record(app);

  await clipboard.write(`${emulator.clientId}\n${emulator.clientSecret}\n`);
  await page.getByRole('button', { name: 'Paste' }).click();
  await page.getByRole('button', { name: 'Prove it' }).click();
  await page.getByRole('button', { name: 'Connect an assistant' }).click();
  await page
    .getByRole('button', { name: /^Connect…/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Copy snippet' }).first().click();
  const key = await clipboard.until((text) => KEY.test(text));
  await page.getByRole('button', { name: 'Finish without waiting' }).click();
  await page.getByRole('button', { name: 'Copy fresh token' }).click();
  const first = await clipboard.until((text) => text !== key && text.length > 20);
  expect(await household.callTool()).toContain('orders');
  await emulator.revokeTokens();
  await page.getByRole('button', { name: 'Verify' }).click();
  await tray.item(/^Ready/);
  expect(await household.callTool()).toContain('orders');
  await tray.click(/^(Copy fresh token|Copied)/);
  const second = await clipboard.until((text) => text !== first && text.length > 20);
  for (const screen of screenNames) await goTo(page, screen);
  for (const tab of ['Network', 'Secret and privacy', 'Keys', 'Updates', 'About'])
    await page.getByRole('tab', { name: tab }).click();
  await goTo(page, 'assistants');

  const heard = await recorded(app);
  const found = (text: string): readonly string[] =>
    [emulator.clientSecret, first, second].filter((secret) => text.includes(secret));
  const kinds = ['"prove"', '"keys"', '"preferences"', '"copyToken"', '"snapshot"', '"check"'];
  expect(kinds.filter((kind) => !heard.includes(kind))).toEqual([]);
  expect(found(heard)).toEqual([]);
  expect(KEY.test(heard)).toBe(false);

  // What it does not hear it may still have been given at its start.
  const file = join(world.environment['TMPDIR'] ?? '', 'window.heapsnapshot');
  await app.electron.evaluate(
    ({ BrowserWindow }, path) =>
      BrowserWindow.getAllWindows()[0]?.webContents.takeHeapSnapshot(path),
    file,
  );
  const memory = readFileSync(file, 'utf8');
  expect(memory.includes('DynamoSQL Tray')).toBe(true);
  expect(found(memory)).toEqual([]);
  expect(KEY.test(memory)).toBe(false);
});

interface Recorder {
  readonly heard: string[];
}

/** Writes down, in the main process, every answer and every event on its way to the window. */
function record({ electron }: DrivenApp): Promise<void> {
  return electron.evaluate(({ BrowserWindow, ipcMain }) => {
    const heard: string[] = [];
    Object.assign(globalThis, { recorder: { heard } });
    type Handler = (event: unknown, ...given: unknown[]) => Promise<unknown>;
    const handlers = (ipcMain as unknown as { readonly _invokeHandlers: Map<string, Handler> })
      ._invokeHandlers;
    for (const [channel, handle] of [...handlers])
      handlers.set(channel, async (event, name, input) => {
        const answer = await handle(event, name, input);
        heard.push(JSON.stringify([name, answer]));
        return answer;
      });
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      const send = webContents.send.bind(webContents);
      webContents.send = (channel, ...words) => {
        heard.push(JSON.stringify([channel, ...words]));
        send(channel, ...words);
      };
    }
  });
}

function recorded({ electron }: DrivenApp): Promise<string> {
  return electron.evaluate(() =>
    (globalThis as unknown as { readonly recorder: Recorder }).recorder.heard.join('\n'),
  );
}
