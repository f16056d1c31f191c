import { beforeAll, describe, expect, test } from 'vitest';
import { INSTALL_TIMEOUT_MS } from '../on-demand-install.ts';
import { sharedStage } from '../scenarios/harness/stage.ts';
import { claudeCode } from './claude-code/client.ts';
import { createClientMachine } from './client-machine.ts';
import { messagesOf } from './counted.ts';
import { inspect, inspector } from './inspector/client.ts';
import { installedClient, prepareClient } from './real-client.ts';
import { printedSnippet } from './snippet.ts';

const stage = sharedStage();
const MODERN = '2026-07-28';

beforeAll(async () => {
  await stage().emulator.setSwitch('modern', true);
  for (const { id } of [inspector, claudeCode]) await installedClient(id);
}, INSTALL_TIMEOUT_MS);

describe('with a server of the modern era', () => {
  test.each([
    ['initialize', [], `"protocolVersion":"${MODERN}"`],
    ['tools/list', [], '"name":"list_tables"'],
    ['tools/call', ['--tool-name', 'list_tables'], 'customers'],
  ])('the Inspector, pinned to that era, gets through with %s', async (method, args, answer) => {
    const { emulator } = stage();
    const run = await pinnedInspector();

    const { code, text } = await inspect(run, { args: ['--method', method, ...args] });

    expect(code, text).toBe(0);
    expect(text).toContain(answer);
    const sent = messagesOf(inspector.introducesItselfAs, await emulator.counters());
    expect(new Set(sent.map(({ protocolVersion }) => protocolVersion))).toEqual(new Set([MODERN]));
  });

  test('Claude Code discovers the era and never falls back', async () => {
    const { world, emulator } = stage();
    const run = await prepareClient(claudeCode.id, createClientMachine(world));
    run.machine.write(claudeCode.configFile, await printedSnippet(world, claudeCode.assistant));

    expect(await claudeCode.look(run)).toMatch(claudeCode.connected);

    const sent = messagesOf(claudeCode.introducesItselfAs, await emulator.counters());
    expect(sent).toContainEqual({ method: 'server/discover', protocolVersion: MODERN });
    expect(sent).toContainEqual({ method: 'tools/list', protocolVersion: MODERN });
    expect(sent.map(({ method }) => method)).not.toContain('initialize');
  });
});

async function pinnedInspector() {
  const { world } = stage();
  const run = await prepareClient(inspector.id, createClientMachine(world));
  const config = JSON.parse(await printedSnippet(world, inspector.assistant));
  config.mcpServers.dynamosql.protocolEra = 'modern';
  run.machine.write(inspector.configFile, JSON.stringify(config));
  return run;
}
