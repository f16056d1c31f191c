import { expect, test } from 'vitest';
import { send } from './harness/http.ts';
import { isGood, listTables, replyIn } from './harness/messages.ts';
import { sharedStage } from './harness/stage.ts';

const stage = sharedStage();

test('lists the tables to a caller with the key', async () => {
  const { gateway } = stage();
  const answer = await gateway.post(listTables());
  expect(isGood(answer)).toBe(true);
  expect(JSON.stringify(replyIn(answer).result)).toContain('orders');
});

test('lists the tables by the key in the path, without a header', async () => {
  const { gateway } = stage();
  const { authorization: _, ...headers } = gateway.headers();
  const body = JSON.stringify(listTables());
  const answer = await send(gateway.keyedEndpoint, { method: 'POST', headers, body });
  expect(isGood(answer)).toBe(true);
});

test.each([{ modern: false }, { modern: true }])(
  'serves a client of the MCP SDK that may speak the modern era: $modern',
  async (options) => {
    const { gateway, emulator } = stage();
    await emulator.setSwitch('modern', options.modern);
    const client = await gateway.connect(options);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual([
      'describe_table',
      'list_tables',
      'run_sql',
    ]);
    const result = await client.callTool({ name: 'list_tables', arguments: {} });
    expect(result.isError ?? false).toBe(false);
    const version = client.getNegotiatedProtocolVersion();
    expect(version).toBe(options.modern ? '2026-07-28' : '2025-11-25');
  },
);

test('answers on ::1 as on 127.0.0.1', async () => {
  const { gateway } = stage();
  const url = gateway.endpoint.replace('127.0.0.1', '[::1]');
  const body = JSON.stringify(listTables());
  const answer = await send(url, { method: 'POST', headers: gateway.headers(), body });
  expect(isGood(answer)).toBe(true);
});
