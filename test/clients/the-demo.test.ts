import { beforeAll, expect, test } from 'vitest';
import { INSTALL_TIMEOUT_MS } from '../on-demand-install.ts';
import { openWorld } from '../scenarios/harness/world.ts';
import { createClientMachine } from './client-machine.ts';
import { inspect, inspector } from './inspector/client.ts';
import { installedClient, prepareClient } from './real-client.ts';
import { printedSnippet } from './snippet.ts';

beforeAll(() => installedClient(inspector.id), INSTALL_TIMEOUT_MS);

test("a client with the demo's snippet lists the demo's tables", async () => {
  const world = openWorld();
  const serve = world.start(['serve', '--demo', '--json', '--port', '0']);
  await serve.until(({ event }) => event === 'ready');
  const snippet = await printedSnippet(world, inspector.assistant, ['--demo']);
  const run = await prepareClient(inspector.id, createClientMachine(world));
  run.machine.write(inspector.configFile, snippet);

  const { code, text } = await inspect(run, {
    server: 'dynamosql-demo',
    args: ['--method', 'tools/call', '--tool-name', 'list_tables'],
  });

  expect(code, text).toBe(0);
  expect(text).toContain('customers');
  const seen = { event: 'call', assistant: 'other', method: 'tools/call', tool: 'list_tables' };
  expect(await serve.until(({ tool }) => tool === 'list_tables')).toMatchObject(seen);
});
