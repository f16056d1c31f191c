import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { connectOutput, disconnectOutput } from '../../src/shared/connecting.ts';
import { statusOutput } from '../../src/shared/outputs.ts';
import { INSTALL_TIMEOUT_MS } from '../on-demand-install.ts';
import { run } from '../scenarios/cli/run.ts';
import { sharedStage } from '../scenarios/harness/stage.ts';
import { createClientMachine } from './client-machine.ts';
import { clients } from './clients.ts';
import { installedClient, prepareClient } from './real-client.ts';

const stage = sharedStage();

// The others have no file of their own that we know: their tests paste.
const connectable = clients.filter(({ assistant }) => assistant !== 'other');

describe.each(connectable)('$id', (client) => {
  beforeAll(() => installedClient(client.id), INSTALL_TIMEOUT_MS);

  test('is connected by our command, known by its name, and gone after disconnect', async () => {
    const { world, emulator } = stage();
    const machine = createClientMachine(world);
    const prepared = await prepareClient(client.id, machine);
    const ask = (...args: readonly string[]) =>
      run(world, [...args, '--json'], { variables: machine.variables });

    const done = (await ask('connect', client.assistant)).json(connectOutput);
    expect(done).toMatchObject({ path: join(machine.home, client.configFile), way: 'header' });
    expect(await client.look(prepared)).toMatch(client.connected);

    const { assistants } = (await run(world, ['status', '--json'])).json(statusOutput);
    expect(assistants.map(({ id }) => id)).toContain(client.assistant);

    const undone = (await ask('disconnect', client.assistant)).json(disconnectOutput);
    expect(undone.disconnected).toMatchObject([{ assistant: client.assistant, keyRevoked: true }]);
    expect(await client.look(prepared)).not.toMatch(client.connected);
    const left = existsSync(done.path) ? machine.read(client.configFile) : '';
    expect(left).not.toContain('dynamosql');
    expect((await emulator.counters()).registerCalls).toBe(0);
    expect(machine.opened()).toEqual([]);
  });
});
