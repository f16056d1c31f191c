import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ActivityCall, activityEntrySchema } from '../../src/shared/activity.ts';
import { assistantsOutput, snippetOutput } from '../../src/shared/outputs.ts';
import { run } from './cli/run.ts';
import { serverVariables, startGateway } from './harness/gateway.ts';
import type { Incoming } from './harness/http.ts';
import { listTables, rpc, toolCall } from './harness/messages.ts';
import { openStage, type Stage } from './harness/stage.ts';

const SECRET_SQL = "SELECT name FROM customers WHERE name = 'Grace Hopper of orders' LIMIT 3";

/** Ends the app as a person does, and gives what it wrote down, the latest first. */
async function callsKept({ world, gateway }: Stage): Promise<readonly ActivityCall[]> {
  gateway.command.signal('SIGTERM');
  await gateway.command.exited;
  const file = JSON.parse(readFileSync(join(world.home, 'activity.json'), 'utf8'));
  return activityEntrySchema
    .array()
    .parse(file.entries)
    .flatMap((entry) => (entry.kind === 'call' ? [entry] : []));
}

const bytesOf = ({ text }: Incoming): number => Buffer.byteLength(text);

describe('the activity', () => {
  it('tells sizes, tables and requests, and neither SQL text nor rows', async () => {
    const stage = await openStage();
    await stage.emulator.setSwitch('requestIds', true);
    const answers = [
      await stage.gateway.post(toolCall('describe_table', { table_name: 'orders' })),
      await stage.gateway.post(toolCall('run_sql', { sql: SECRET_SQL })),
      await stage.gateway.post(listTables()),
    ];
    const calls = [...(await callsKept(stage))].reverse();
    expect(calls.map(({ tool, tables }) => [tool, tables])).toEqual([
      ['describe_table', ['orders']],
      ['run_sql', ['customers']],
      ['list_tables', []],
    ]);
    expect(calls.map(({ bytes }) => bytes)).toEqual(answers.map(bytesOf));
    expect(calls.map(({ requestId }) => requestId)).toEqual(
      answers.map(({ headers }) => headers['x-request-id']),
    );
    expect(calls.filter(({ requestId }) => requestId)).toHaveLength(3);
    const path = join(stage.world.home, 'activity.json');
    expect(readFileSync(path, 'utf8')).not.toMatch(/SELECT|Hopper|"name":"Grace/);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('names no tables where the setting says so', async () => {
    const stage = await openStage({ settings: { recordsTableNames: false } });
    await stage.gateway.post(toolCall('describe_table', { table_name: 'orders' }));
    expect((await callsKept(stage)).map(({ tables }) => tables)).toEqual([[]]);
  });

  it('tells of a refusal what the caller was told, and that a state made it', async () => {
    const stage = await openStage();
    await stage.emulator.arm('mcp-403');
    await stage.gateway.post(rpc('resources/templates/list'));
    await stage.emulator.goDown();
    const answer = await stage.gateway.post(listTables());
    const [offline, forbidden] = await callsKept(stage);
    expect(forbidden).toMatchObject({ code: 'upstream_forbidden', hasFailed: true, status: 200 });
    expect(offline).toMatchObject({ hasFailed: true, bytes: bytesOf(answer) });
    expect(offline?.sentence).toMatch(/^[^.]+\. .+\.$/);
  });

  it('is known to the next run, and to a command when none runs', async () => {
    const stage = await openStage();
    const { world, emulator, gateway } = stage;
    const snippet = await run(world, ['snippet', 'codex', '--json']);
    const key = /dsk_[\w-]{43}/.exec(snippet.json(snippetOutput).forms[0]?.text ?? '')?.[0];
    await gateway.post(listTables(), { headers: gateway.headers(key) });
    await callsKept(stage);
    const seen = { callsToday: 1, lastError: null };
    const codexIn = (said: typeof between) =>
      said.json(assistantsOutput).assistants.find(({ id }) => id === 'codex');
    const between = await run(world, ['assistants', '--json'], {
      variables: serverVariables(emulator),
    });
    expect(codexIn(between)).toMatchObject(seen);
    await startGateway(world, emulator);
    const after = await run(world, ['assistants', '--json']);
    expect(codexIn(after)).toMatchObject(seen);
  });
});
