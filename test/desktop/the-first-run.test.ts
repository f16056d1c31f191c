import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { send } from '../scenarios/harness/http.ts';
import { eventually } from '../scenarios/harness/waiting.ts';
import { type Household, openHousehold } from './harness/household.ts';
import { driveApp, startApp } from './harness/running-app.ts';

/** Where the app finds its server before anybody signed in. */
const serverOf = ({ emulator }: Household) => ({ DYNAMOSQL_MCP_URL: emulator.endpoint });

it('leads from nothing to Ready by the demo', async () => {
  const household = await openHousehold();
  const { desktop } = household;
  const app = await driveApp(desktop);
  const page = await app.window();
  await desktop.tray.item(/^Not set up\./);
  await page.getByRole('button', { name: 'Try the demo' }).click();
  await desktop.tray.item(/^Demo\. Ready\. The demo data answered /);
  await page.getByText('Ready', { exact: true }).first().waitFor();
  // Not one call leaves for a real server.
  expect((await household.emulator.counters()).connections).toBe(0);
});

it('leads from pasted credentials to Ready, and keeps the secret in the keychain alone', async () => {
  const household = await openHousehold();
  const { desktop, emulator } = household;
  const app = await driveApp(desktop, { variables: serverOf(household) });
  const page = await app.window();
  await desktop.clipboard.write(
    `Client ID: ${emulator.clientId}\nClient secret: ${emulator.clientSecret}\n`,
  );
  await page.getByRole('button', { name: 'Paste' }).click();
  await page.getByText('Understood both.').waitFor();
  expect(await page.content()).not.toContain(emulator.clientSecret);
  await page.getByRole('button', { name: 'Prove it' }).click();
  await page.getByRole('heading', { name: 'Everything works' }).waitFor();
  await desktop.tray.item(/^Ready\./);
  await app.quit();
  expect(filesWith(desktop.world.folder, emulator.clientSecret)).toEqual([]);

  const again = startApp(desktop, { variables: serverOf(household) });
  await desktop.tray.item(/^Ready\./);
  const { port } = new URL((await household.state()).endpoint ?? '');
  expect((await send(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
  await eventually(
    () => filesWith(desktop.world.folder, emulator.clientSecret),
    (files) => files.length === 0,
  );
  await again.kill();
});

it('saves nothing when the secret is wrong', async () => {
  const household = await openHousehold();
  const { desktop, emulator } = household;
  const app = await driveApp(desktop, { variables: serverOf(household) });
  const page = await app.window();
  const wrong = emulator.clientSecret.replace(/.$/, (last) => (last === 'x' ? 'y' : 'x'));
  await desktop.clipboard.write(`${emulator.clientId}\n${wrong}\n`);
  await page.getByRole('button', { name: 'Paste' }).click();
  await page.getByRole('button', { name: 'Prove it' }).click();
  await page.getByRole('heading', { name: 'The ID or the secret is wrong' }).waitFor();
  await app.quit();
  startApp(desktop, { variables: serverOf(household) });
  await desktop.tray.item(/^Not set up\./);
});

/** Files below the folder that hold the text; sockets and the like have none. */
function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => contentOf(file).includes(text));
}

/** Nothing for a file that went away in between. */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
