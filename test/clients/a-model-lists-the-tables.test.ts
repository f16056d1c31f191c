import { join } from 'node:path';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { endProcesses, processesOf, textOf } from '../../scripts/processes.ts';
import { assistantNames } from '../../src/shared/assistant-names.ts';
import { connectOutput, disconnectOutput } from '../../src/shared/connecting.ts';
import { revokeOutput, statusOutput } from '../../src/shared/outputs.ts';
import { INSTALL_TIMEOUT_MS } from '../on-demand-install.ts';
import { type Finished, run } from '../scenarios/cli/run.ts';
import { sharedStage } from '../scenarios/harness/stage.ts';
import { eventually } from '../scenarios/harness/waiting.ts';
import { type ClientMachine, createClientMachine } from './client-machine.ts';
import type { Conversation } from './conversation.ts';
import { conversations } from './conversations.ts';
import { startFakeModel } from './fake-model/fake-model.ts';
import { installedClient, prepareClient } from './real-client.ts';
import { wrongKeySentence } from './snippet.ts';

const stage = sharedStage();

describe.each(conversations)('$client.id', (conversation) => {
  const { client, settings, talk, leaves, whenRevoked = wrongKeySentence } = conversation;
  beforeAll(() => installedClient(client.id), INSTALL_TIMEOUT_MS);

  test('hands a call of its model to the server, and the tables to its person', async () => {
    const { emulator } = stage();
    const model = await modelOfThisTest();
    const { machine, prepared, ask } = await connectedMachine(conversation, model.origin);
    const before = await emulator.counters();

    expect(await talk(prepared, model.origin)).toMatch(/The tool gave: .*customers/s);

    const after = await emulator.counters();
    expect(callsOf(after)).toBe(callsOf(before) + 1);
    expect(after.tokenCalls).toBe(before.tokenCalls);
    expect(model.results.at(-1)).toContain('customers');
    expect(machine.opened()).toEqual([]);
    const { assistants } = (await ask('status')).json(statusOutput);
    const { name } = assistantNames[client.assistant];
    expect(assistants.map((seen) => [seen.id, seen.name])).toContainEqual([client.assistant, name]);
    await expectLeft(machine, leaves);

    const connected = machine.read(client.configFile);
    const undone = (await ask('disconnect', client.assistant)).json(disconnectOutput);
    expect(undone.disconnected).toMatchObject([{ assistant: client.assistant, keyRevoked: true }]);
    expect(connected).toContain('dsk_');
    expect(machine.read(client.configFile)).not.toContain('dsk_');
    // Some write into their own file as they run; the others have it back as it was.
    const outcomes = undone.disconnected.map(({ outcome }) => outcome);
    const isAsFound = machine.read(client.configFile) === settings(model.origin);
    expect(outcomes).toEqual([isAsFound ? 'restored' : 'entry-removed']);
  });

  test('tells its model and its person that the key was revoked, and opens no browser', async () => {
    const { emulator } = stage();
    const model = await modelOfThisTest(() => revoke());
    const { machine, prepared, ask } = await connectedMachine(conversation, model.origin);
    const revoke = async () =>
      expect((await ask('keys', 'revoke', client.assistant)).json(revokeOutput).revoked).toBe(true);
    const before = await emulator.counters();

    expect(await talk(prepared, model.origin)).toMatch(whenRevoked);

    expect(model.results.at(-1)).toMatch(whenRevoked);
    expect(callsOf(await emulator.counters())).toBe(callsOf(before));
    expect(machine.opened()).toEqual([]);
  });
});

async function modelOfThisTest(beforeCall?: () => Promise<unknown>) {
  const model = await startFakeModel('list_tables', beforeCall ? { beforeCall } : {});
  onTestFinished(() => model.close());
  return model;
}

/** A machine whose client was connected by our command, and uses the model that asks nobody. */
async function connectedMachine({ client, settings, allowing }: Conversation, modelOrigin: string) {
  const { world } = stage();
  const machine = createClientMachine(world);
  const prepared = await prepareClient(client.id, machine);
  const ask = (...args: readonly string[]): Promise<Finished> =>
    run(world, [...args, '--json'], { variables: machine.variables });
  machine.write(client.configFile, settings(modelOrigin));
  const done = (await ask('connect', client.assistant)).json(connectOutput);
  expect(done).toMatchObject({ path: join(machine.home, client.configFile), change: 'add' });
  if (allowing) machine.write(client.configFile, allowing(machine.read(client.configFile)));
  return { machine, prepared, ask };
}

/** Nothing runs on but what the client is known to leave, and that ends by its pid. */
async function expectLeft({ home }: ClientMachine, leaves: RegExp | undefined): Promise<void> {
  const left = processesOf(home);
  const commands = left.map((pid) => textOf(`/proc/${pid}/cmdline`));
  expect(commands).toEqual(leaves ? [expect.stringMatching(leaves)] : []);
  endProcesses(left);
  await eventually(
    () => processesOf(home),
    (still) => still.length === 0,
  );
}

function callsOf({ tools }: { readonly tools: Readonly<Record<string, number>> }): number {
  return tools['list_tables'] ?? 0;
}
