import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { INSTALL_TIMEOUT_MS } from '../on-demand-install.ts';
import { run } from '../scenarios/cli/run.ts';
import { sharedStage } from '../scenarios/harness/stage.ts';
import { createClientMachine } from './client-machine.ts';
import { installedClient, prepareClient } from './real-client.ts';

const stage = sharedStage();

beforeAll(() => installedClient('mcpb'), INSTALL_TIMEOUT_MS);

const manifestSchema = z.object({
  manifest_version: z.literal('0.3'),
  server: z.object({
    mcp_config: z.object({
      command: z.string(),
      args: z.array(z.string()),
      env: z.record(z.string(), z.string()),
    }),
  }),
});

/** Writes the extension, and takes it apart with the official tool. */
async function unpackedBundle() {
  const { world } = stage();
  const { machine, bin } = await prepareClient('mcpb', createClientMachine(world));
  const packed = join(machine.home, 'dynamosql.mcpb');
  const written = await run(world, ['snippet', 'claude-desktop', '--bundle', packed]);
  expect(written.code, written.stderr).toBe(0);
  const folder = join(machine.home, 'unpacked');
  const unpacked = await machine.run([bin('mcpb'), 'unpack', packed, folder]);
  expect(unpacked.code, unpacked.text).toBe(0);
  return { machine, bin, folder };
}

test('the extension for Claude Desktop passes the official validator, and holds no key', async () => {
  const { machine, bin, folder } = await unpackedBundle();
  const { code, text } = await machine.run([
    bin('mcpb'),
    'validate',
    join(folder, 'manifest.json'),
  ]);
  expect(code, text).toBe(0);
  expect(text).toContain('passes');
  expect(readdirSync(folder).sort()).toEqual(['manifest.json', 'server']);
  expect(existsSync(join(folder, 'server', 'index.js'))).toBe(true);
  const texts = ['manifest.json', 'server/index.js'].map((name) =>
    machine.read(`unpacked/${name}`),
  );
  expect(texts.join()).not.toMatch(/dsk_|Bearer/);
});

test('its server, started as Claude Desktop would, lists the tables', async () => {
  const { machine, folder } = await unpackedBundle();
  const { server } = manifestSchema.parse(JSON.parse(machine.read('unpacked/manifest.json')));
  const { command, args, env } = server.mcp_config;
  const words = args.map((word) => word.replace(/^\$\{__dirname\}/, folder));
  const started = machine.start([command, ...words], env);
  const initialize = {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'claude-ai', version: '1' },
  };
  const messages = [
    { id: 1, method: 'initialize', params: initialize },
    { method: 'notifications/initialized' },
    { id: 2, method: 'tools/call', params: { name: 'list_tables', arguments: {} } },
  ];
  for (const message of messages) started.sendLine(JSON.stringify({ jsonrpc: '2.0', ...message }));
  expect(await started.until(/"id":2\b.*\n/)).toMatch(/customers/);
  expect((await started.finished()).code).toBe(0);
});
