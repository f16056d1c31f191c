import { expect, it } from 'vitest';
import type { z } from 'zod';
import { outputSchemas } from '../../../src/shared/outputs.ts';
import { sharedDesk } from './desk.ts';

const desk = sharedDesk();

interface Answer {
  readonly args: readonly string[];
  readonly schema: z.ZodType;
  /** Some of what the document says. */
  readonly json: object;
  /** Some of what a person reads, on stdout or stderr. */
  readonly text: RegExp;
  readonly code?: number;
}

const answers: readonly Answer[] = [
  {
    args: ['status'],
    schema: outputSchemas.status,
    json: { state: 'offline', code: 'app_not_running', endpoint: null, pid: null },
    text: /^Offline: .*not running.*serve/s,
    code: 4,
  },
  {
    args: ['token'],
    schema: outputSchemas.token,
    json: { scope: 'query schemas:read' },
    text: /^[\w-]+\.[\w-]+\.[\w-]+\n$/,
  },
  {
    args: ['verify'],
    schema: outputSchemas.verify,
    json: { fault: null },
    text: /^Everything works\.\n.*list_tables +\d+ .*tables/s,
  },
  {
    args: ['assistants'],
    schema: outputSchemas.assistants,
    json: {
      assistants: expect.arrayContaining([expect.objectContaining({ id: 'codex', state: 'none' })]),
    },
    text: /No assistant was found/,
  },
  {
    args: ['connect', 'codex', '--dry-run'],
    schema: outputSchemas.connect,
    json: { assistant: 'codex', change: 'create', applied: false },
    text: /config\.toml\n +1 \+ \[mcp_servers\.dynamosql\]\n.*a key made for Codex/s,
  },
  {
    args: ['disconnect', '--all'],
    schema: outputSchemas.disconnect,
    json: { disconnected: [] },
    text: /Nothing was connected/,
  },
  {
    args: ['keys'],
    schema: outputSchemas.keys,
    json: { keys: [] },
    text: /No assistant has a key yet/,
  },
  {
    args: ['tables'],
    schema: outputSchemas.tables,
    json: { tables: expect.arrayContaining([expect.objectContaining({ name: 'orders' })]) },
    text: /^TABLE +ITEMS +READ AT\n.*orders +\d+/s,
  },
  {
    args: ['describe', 'orders'],
    schema: outputSchemas.describe,
    json: { table_name: 'orders' },
    text: /^COLUMN +TYPE +NULL\n/,
  },
  {
    args: ['sql', 'SELECT count(*) AS n FROM orders'],
    schema: outputSchemas.sql,
    json: { columns: ['n'], rows: [[expect.any(Number)]], truncated: false },
    text: /^ *n\n *\d+\n.*1 row/s,
  },
  {
    args: ['keys', 'revoke', 'cursor'],
    schema: outputSchemas['keys-revoke'],
    json: { assistant: 'cursor', revoked: false },
    text: /cursor had no key/,
  },
  {
    args: ['update', '--check'],
    schema: outputSchemas.update,
    json: { state: { kind: 'by-hand', version: null } },
    text: /does not update itself. The newest version: https:/,
  },
  {
    args: ['update'],
    schema: outputSchemas.update,
    json: { state: { kind: 'by-hand' }, lookedAt: null },
    text: /does not update itself/,
  },
  {
    args: ['keys', 'reset', 'cursor'],
    schema: outputSchemas.failure,
    json: { error: { code: 'key_missing' } },
    text: /dynamosql-tray connect cursor/,
    code: 3,
  },
];

it.each(answers)('$args.0 answers a script with one document', async (answer) => {
  const done = await desk().type(...answer.args, '--json');
  expect(done.json(answer.schema)).toMatchObject(answer.json);
  expect([done.code, done.stderr]).toEqual([answer.code ?? 0, '']);
});

it.each(answers)('$args.0 answers a person in words', async (answer) => {
  const done = await desk().type(...answer.args);
  expect(`${done.stdout}${done.stderr}`).toMatch(answer.text);
  expect(`${done.stdout}${done.stderr}`).not.toContain('\u001b');
  expect(done.code).toBe(answer.code ?? 0);
});

it('keeps one request of the server to one command', async () => {
  const before = await desk().emulator.counters();
  await desk().type('tables');
  const after = await desk().emulator.counters();
  expect(after.tokenCalls - before.tokenCalls).toBe(1);
  expect(after.tools['list_tables']).toBe((before.tools['list_tables'] ?? 0) + 1);
});
