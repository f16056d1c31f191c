import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectOutput, disconnectOutput } from '../../src/shared/connecting.ts';
import { INSTALL_TIMEOUT_MS } from '../on-demand-install.ts';
import { run } from '../scenarios/cli/run.ts';
import { sharedStage } from '../scenarios/harness/stage.ts';
import { talkToClaudeCode } from './claude-code/conversation.ts';
import { createClientMachine } from './client-machine.ts';
import { talkToCodex } from './codex/conversation.ts';
import { talkToContinue } from './continue/conversation.ts';
import type { Conversation } from './conversation.ts';
import { type FakeModel, startFakeModel } from './fake-model/fake-model.ts';
import { talkToGeminiCli } from './gemini-cli/conversation.ts';
import { talkToOpencode } from './opencode/conversation.ts';
import { installedClient, prepareClient } from './real-client.ts';

const stage = sharedStage();
const everyTime: readonly Conversation[] = [
  talkToClaudeCode,
  talkToCodex,
  talkToGeminiCli,
  talkToOpencode,
];
const conversations =
  process.env['TEST_CLIENTS'] === 'all' ? [...everyTime, talkToContinue] : everyTime;

let model: FakeModel;
beforeAll(async () => {
  model = await startFakeModel('list_tables');
});
afterAll(() => model.close());

describe.each(conversations)('$client.id', ({ client, settings, allowing, talk }) => {
  beforeAll(() => installedClient(client.id), INSTALL_TIMEOUT_MS);

  test('hands a call of its model to the server, and the tables to its person', async () => {
    const { world, emulator } = stage();
    const machine = createClientMachine(world);
    const prepared = await prepareClient(client.id, machine);
    const ask = (...args: readonly string[]) =>
      run(world, [...args, '--json'], { variables: machine.variables });
    const found = settings(model.origin);
    machine.write(client.configFile, found);
    const done = (await ask('connect', client.assistant)).json(connectOutput);
    expect(done).toMatchObject({ path: join(machine.home, client.configFile), change: 'add' });
    const connected = machine.read(client.configFile);
    if (allowing) machine.write(client.configFile, allowing(connected));
    const before = await emulator.counters();

    expect(await talk(prepared, model.origin)).toMatch(/The tool gave: .*customers/s);

    const after = await emulator.counters();
    expect(callsOf(after)).toBe(callsOf(before) + 1);
    expect(after.tokenCalls).toBe(before.tokenCalls);
    expect(model.results.at(-1)).toContain('customers');
    expect(machine.opened()).toEqual([]);

    const undone = (await ask('disconnect', client.assistant)).json(disconnectOutput);
    expect(undone.disconnected).toMatchObject([{ assistant: client.assistant, keyRevoked: true }]);
    expect(machine.read(client.configFile)).not.toContain('dsk_');
    // Some write into their own file as they run; the others have it back as it was.
    const outcomes = undone.disconnected.map(({ outcome }) => outcome);
    const isAsFound = machine.read(client.configFile) === found;
    expect(outcomes).toEqual([isAsFound ? 'restored' : 'entry-removed']);
  });
});

function callsOf({ tools }: { readonly tools: Readonly<Record<string, number>> }): number {
  return tools['list_tables'] ?? 0;
}
