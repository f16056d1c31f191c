import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INSTALL_TIMEOUT_MS } from '../on-demand-install.ts';
import { sharedStage } from '../scenarios/harness/stage.ts';
import { talkToClaudeCode } from './claude-code/conversation.ts';
import { createClientMachine } from './client-machine.ts';
import { talkToCodex } from './codex/conversation.ts';
import type { Conversation } from './conversation.ts';
import { type FakeModel, startFakeModel } from './fake-model/fake-model.ts';
import { talkToGeminiCli } from './gemini-cli/conversation.ts';
import { talkToOpencode } from './opencode/conversation.ts';
import { installedClient, prepareClient } from './real-client.ts';
import { printedSnippet } from './snippet.ts';

const stage = sharedStage();
const conversations: readonly Conversation[] = [
  talkToClaudeCode,
  talkToCodex,
  talkToGeminiCli,
  talkToOpencode,
];

let model: FakeModel;
beforeAll(async () => {
  model = await startFakeModel('list_tables');
});
afterAll(() => model.close());

describe.each(conversations)('$client.id', ({ client, configFor, talk }) => {
  beforeAll(() => installedClient(client.id), INSTALL_TIMEOUT_MS);

  test('hands a call of its model to the server, and the tables to its person', async () => {
    const { world, emulator } = stage();
    const machine = createClientMachine(world);
    const run = await prepareClient(client.id, machine);
    const snippet = await printedSnippet(world, client.assistant);
    machine.write(client.configFile, configFor(snippet, model.origin));
    const before = await emulator.counters();

    expect(await talk(run, model.origin)).toMatch(/The tool gave: .*customers/s);

    const after = await emulator.counters();
    expect(callsOf(after)).toBe(callsOf(before) + 1);
    expect(after.tokenCalls).toBe(before.tokenCalls);
    expect(model.results.at(-1)).toContain('customers');
    expect(machine.opened()).toEqual([]);
  });
});

function callsOf({ tools }: { readonly tools: Readonly<Record<string, number>> }): number {
  return tools['list_tables'] ?? 0;
}
