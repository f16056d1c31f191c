import { beforeAll, describe, expect, test } from 'vitest';
import { INSTALL_TIMEOUT_MS } from '../on-demand-install.ts';
import { sharedStage } from '../scenarios/harness/stage.ts';
import { createClientMachine } from './client-machine.ts';
import { clients } from './clients.ts';
import { namesBetween } from './counted.ts';
import { installedClient, prepareClient } from './real-client.ts';
import { recordedWayTo } from './recorded-way.ts';
import { printedSnippet, withWrongKey, withWrongPathKey, wrongKeySentence } from './snippet.ts';

const stage = sharedStage();
const keyedEndpoint = /^(GET|POST|DELETE) \/k\/[^/]+\/mcp$/;
const probe = /^GET .*\/\.well-known\//;
const signIn = /^\S+ \/(authorize|oauth|login)|^POST \/token/;

describe.each(clients)('$id', (client) => {
  beforeAll(() => installedClient(client.id), INSTALL_TIMEOUT_MS);

  test(
    'connects with the printed snippet and nothing else',
    async () => {
      const { world, emulator } = stage();
      const machine = createClientMachine(world);
      const run = await prepareClient(client.id, machine);
      machine.write(client.configFile, await printedSnippet(world, client.assistant));
      const before = await emulator.counters();

      expect(await client.look(run)).toMatch(client.connected);

      const after = await emulator.counters();
      expect(namesBetween(before, after)).toContain(client.introducesItselfAs);
      expect(after.tokenCalls).toBe(before.tokenCalls);
      expect([after.authorizeCalls, after.registerCalls]).toEqual([0, 0]);
      expect(machine.opened()).toEqual([]);
    },
    INSTALL_TIMEOUT_MS,
  );

  test(
    'is told that the key is wrong, and starts no sign-in',
    async () => {
      const { world, emulator, gateway } = stage();
      const machine = createClientMachine(world);
      const run = await prepareClient(client.id, machine);
      const way = await recordedWayTo(gateway.endpoint);
      const snippet = await printedSnippet(world, client.assistant);
      machine.write(client.configFile, withWrongKey(snippet, way.endpoint));
      const before = await emulator.counters();

      const said = await client.look(run);
      expect(said).toMatch(client.refused);
      expect(said.includes(wrongKeySentence)).toBe(client.quotesUs === true);

      expect(way.requests).toContain('POST /mcp');
      expect(way.requests.filter((request) => signIn.test(request))).toEqual([]);
      expect(machine.opened()).toEqual([]);
      expect((await emulator.counters()).mcpCalls).toBe(before.mcpCalls);
    },
    INSTALL_TIMEOUT_MS,
  );

  test('looks for no sign-in either when the key in the address is wrong', async () => {
    const { world, gateway } = stage();
    const machine = createClientMachine(world);
    const run = await prepareClient(client.id, machine);
    const way = await recordedWayTo(gateway.endpoint);
    const snippet = await printedSnippet(world, client.assistant);
    machine.write(client.configFile, withWrongPathKey(snippet, way.endpoint));

    expect(await client.look(run)).not.toMatch(client.connected);

    const strays = way.requests.filter((request) => !keyedEndpoint.test(request));
    const isExpected = (request: string) => client.probesEveryServer && probe.test(request);
    expect(strays.filter((request) => !isExpected(request))).toEqual([]);
    expect(way.requests.length).toBeGreaterThan(strays.length);
    expect(machine.opened()).toEqual([]);
  });
});
