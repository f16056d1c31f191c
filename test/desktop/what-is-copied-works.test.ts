import { beforeAll, describe, expect, it } from 'vitest';
import { assistantIds } from '../../src/shared/assistant.ts';
import { snippetOutput } from '../../src/shared/outputs.ts';
import { createClientMachine } from '../clients/client-machine.ts';
import { clients } from '../clients/clients.ts';
import { namesBetween } from '../clients/counted.ts';
import { installedClient, prepareClient } from '../clients/real-client.ts';
import { INSTALL_TIMEOUT_MS } from '../on-demand-install.ts';
import { run } from '../scenarios/cli/run.ts';
import { openHousehold } from './harness/household.ts';
import { driveApp, startApp } from './harness/running-app.ts';

// One real client each time; all that can be driven with TEST_CLIENTS=all.
const driven = clients.filter(
  ({ id }) => id === 'claude-code' || process.env['TEST_CLIENTS'] === 'all',
);

describe.each(driven)('what the tray copies for $assistant', (client) => {
  beforeAll(() => installedClient(client.id), INSTALL_TIMEOUT_MS);

  it('connects it, pasted as it is', async () => {
    const { desktop, emulator, seat, signIn } = await openHousehold();
    await signIn();
    startApp(desktop, { args: ['--hidden'] });
    await desktop.tray.item(/^Ready/);
    // The menu offers assistants that have a key: now it is this one alone.
    await run(seat, ['snippet', client.assistant]);
    await desktop.tray.click('Copy config for', /^(?!More|No )/);
    const snippet = await desktop.clipboard.until((text) => text.includes('dsk_'));

    const machine = createClientMachine(desktop.world);
    const prepared = await prepareClient(client.id, machine);
    machine.write(client.configFile, snippet);
    const before = await emulator.counters();
    expect(await client.look(prepared)).toMatch(client.connected);
    const after = await emulator.counters();
    expect(namesBetween(before, after)).toContain(client.introducesItselfAs);
    expect(machine.opened()).toEqual([]);
  });
});

it('copies for each assistant and form what the command line prints', async () => {
  const { desktop, seat, signIn } = await openHousehold();
  await signIn();
  const app = await driveApp(desktop);
  await desktop.tray.item(/^Ready/);
  const page = await app.window();
  for (const assistant of assistantIds) {
    const { forms } = (await run(seat, ['snippet', assistant, '--json'])).json(snippetOutput);
    for (const [form, { text }] of forms.entries()) {
      const asked = JSON.stringify({ assistant, form });
      const answer = await page.evaluate(`window.dynamosql.ask('copySnippet', ${asked})`);
      expect([asked, answer]).toEqual([asked, { ok: true, value: {} }]);
      await desktop.clipboard.until((copied) => copied === text);
    }
  }
});
