import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { assistantNames } from '../../src/shared/assistant-names.ts';
import { connectOutput, disconnectOutput } from '../../src/shared/connecting.ts';
import { revokeOutput, snippetOutput, statusOutput } from '../../src/shared/outputs.ts';
import { INSTALL_TIMEOUT_MS } from '../on-demand-install.ts';
import { run } from '../scenarios/cli/run.ts';
import { sharedStage } from '../scenarios/harness/stage.ts';
import { createClientMachine } from './client-machine.ts';
import { clients } from './clients.ts';
import { installedClient, prepareClient } from './real-client.ts';
import { wrongKeySentence } from './snippet.ts';

const stage = sharedStage();

// The others have no file of their own that we know: their tests paste.
const connectable = clients.filter(({ assistant }) => assistant !== 'other');
const [pasting] = clients.filter(({ assistant }) => assistant === 'other');

describe.each(connectable)('$id', (client) => {
  beforeAll(() => installedClient(client.id), INSTALL_TIMEOUT_MS);

  async function emptyMachine() {
    const { world } = stage();
    const machine = createClientMachine(world);
    const prepared = await prepareClient(client.id, machine);
    const ask = (...args: readonly string[]) =>
      run(world, [...args, '--json'], { variables: machine.variables });
    return { machine, prepared, ask };
  }

  test('is connected by our command, known by its name, and gone after disconnect', async () => {
    const { emulator } = stage();
    const { machine, prepared, ask } = await emptyMachine();

    const done = (await ask('connect', client.assistant)).json(connectOutput);
    expect(done).toMatchObject({ path: join(machine.home, client.configFile), way: 'header' });
    expect(await client.look(prepared)).toMatch(client.connected);

    const { assistants } = (await ask('status')).json(statusOutput);
    const { name } = assistantNames[client.assistant];
    expect(assistants.map((seen) => [seen.id, seen.name])).toContainEqual([client.assistant, name]);

    const undone = (await ask('disconnect', client.assistant)).json(disconnectOutput);
    expect(undone.disconnected).toMatchObject([{ assistant: client.assistant, keyRevoked: true }]);
    expect(await client.look(prepared)).not.toMatch(client.connected);
    expect(machine.read(client.configFile)).not.toContain('dynamosql');
    expect((await emulator.counters()).registerCalls).toBe(0);
    expect(machine.opened()).toEqual([]);
  });

  test('is told when its key was revoked, and opens no browser', async () => {
    const { machine, prepared, ask } = await emptyMachine();
    await ask('connect', client.assistant);
    expect(await client.look(prepared)).toMatch(client.connected);

    const { revoked } = (await ask('keys', 'revoke', client.assistant)).json(revokeOutput);

    expect(revoked).toBe(true);
    const said = await client.look(prepared);
    expect(said).toMatch(client.refused);
    expect(said.includes(wrongKeySentence)).toBe(client.quotesUs === true);
    expect(machine.opened()).toEqual([]);
  });
});

test(
  'a client that is connected by hand is seen, and shut out again by disconnecting it',
  async () => {
    if (!pasting) throw new Error('no client that pastes is in this run');
    const { world } = stage();
    const machine = createClientMachine(world);
    const prepared = await prepareClient(pasting.id, machine);
    const ask = (...args: readonly string[]) =>
      run(world, [...args, '--json'], { variables: machine.variables });

    const { forms } = (await ask('snippet', 'other')).json(snippetOutput);
    machine.write(pasting.configFile, forms[0]?.text ?? '');
    expect(await pasting.look(prepared)).toMatch(pasting.connected);
    const { assistants } = (await ask('status')).json(statusOutput);
    expect(assistants.map(({ id }) => id)).toContain('other');
    expect(assistants.find(({ id }) => id === 'other')?.lastSeen).not.toBeNull();

    const undone = (await ask('disconnect', 'other')).json(disconnectOutput);
    expect(undone.disconnected).toMatchObject([
      { assistant: 'other', path: null, outcome: 'not-there', keyRevoked: true },
    ]);
    const said = await pasting.look(prepared);
    expect(said).toMatch(pasting.refused);
    expect(said).not.toMatch(pasting.connected);
  },
  INSTALL_TIMEOUT_MS,
);
