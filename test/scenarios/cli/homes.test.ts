import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keysOutput, snippetOutput, statusOutput } from '../../../src/shared/outputs.ts';
import { openWorld } from '../harness/world.ts';
import { run } from './run.ts';

describe.each(['settings.json', 'keys.json'])('a damaged %s', (name) => {
  it.each([
    ['cut short', '{"keys": [{"assist'],
    ['of another shape', '{"keys": 7, "port": "much"}'],
    ['empty', ''],
  ])('%s is moved aside under its date, with all that it held', async (_what, text) => {
    const world = openWorld();
    writeFileSync(join(world.home, name), text);
    const done = await run(world, ['snippet', 'codex', '--json']);
    expect(done.code).toBe(0);
    const aside = readdirSync(world.home).filter((file) => file.startsWith(`${name}.`));
    expect(aside).toEqual([expect.stringMatching(/\.damaged-\d{4}-\d\d-\d\dT[\d-]+Z$/)]);
    expect(readFileSync(join(world.home, aside[0] ?? ''), 'utf8')).toBe(text);
    expect(readFileSync(join(world.home, 'logs/tray.log'), 'utf8')).toContain(aside[0]);
  });
});

describe('a home that cannot be used', () => {
  it.each([
    ['is a file', 'file'],
    ['lies below a file', 'file/home'],
  ])('because it %s is named, with the next step', async (_what, path) => {
    const world = openWorld();
    writeFileSync(join(world.folder, 'file'), '');
    const home = join(world.folder, path);
    const done = await run(world, ['status', '--json'], {
      variables: { DYNAMOSQL_TRAY_HOME: home },
    });
    expect(done.failure()).toMatchObject({
      code: 'home_unusable',
      cause: expect.stringContaining(home),
    });
    expect(done.code).toBe(1);
  });

  it('is the own one of the person, while tests run', async () => {
    const world = openWorld();
    const done = await run(world, ['status', '--json'], {
      variables: { DYNAMOSQL_TRAY_HOME: undefined },
    });
    expect(done.failure()).toMatchObject({
      code: 'home_unusable',
      cause: expect.stringContaining('DYNAMOSQL_TRAY_HOME'),
    });
    expect(readdirSync(world.environment['XDG_CONFIG_HOME'] ?? '')).toEqual([]);
  });
});

it('is closed to others, also when it lay open before', async () => {
  const world = openWorld();
  const home = join(world.folder, 'open');
  mkdirSync(home, { mode: 0o755 });
  await run(world, ['snippet', 'codex'], { variables: { DYNAMOSQL_TRAY_HOME: home } });
  expect(statSync(home).mode & 0o777).toBe(0o700);
  for (const name of ['keys.json', 'logs', 'run']) {
    expect([name, statSync(join(home, name), { throwIfNoEntry: false })?.mode ?? 0]).toSatisfy(
      ([, mode]: [string, number]) => (mode & 0o077) === 0,
    );
  }
});

it('serves commands that come at once one after the other', async () => {
  const world = openWorld();
  const assistants = ['codex', 'cursor', 'vs-code', 'claude-code'];
  const made = await Promise.all(
    assistants.map((assistant) => run(world, ['snippet', assistant, '--json'])),
  );
  expect(made.map((done) => done.json(snippetOutput).assistant)).toEqual(assistants);
  const { keys } = (await run(world, ['keys', '--json'])).json(keysOutput);
  expect(keys.map(({ assistant }) => assistant).toSorted()).toEqual(assistants.toSorted());
});

describe('the demo', () => {
  it('runs beside the real one, each with its own home, port and keys', async () => {
    const world = openWorld();
    // Both take the platform's own folder, which is this world's.
    const variables = { DYNAMOSQL_TRAY_HOME: undefined, VITEST: undefined };
    const real = world.start(['serve', '--json', '--port', '0'], {
      variables: { ...variables, DYNAMOSQL_MCP_URL: 'http://127.0.0.1:1/mcp' },
    });
    const demo = world.start(['serve', '--demo', '--json', '--port', '0'], { variables });
    const [realLine, demoLine] = await Promise.all(
      [real, demo].map((command) => command.until(({ event }) => event === 'ready')),
    );
    expect(demoLine?.['endpoint']).not.toBe(realLine?.['endpoint']);
    await demo.until(({ event, state }) => event === 'status' && state === 'ready');

    const ofDemo = await run(world, ['status', '--demo', '--json'], { variables });
    expect(ofDemo.json(statusOutput)).toMatchObject({ state: 'ready', pid: demo.pid });
    expect(ofDemo.json(statusOutput).sentence).toContain('demo');
    expect(ofDemo.code).toBe(0);
    const ofReal = await run(world, ['status', '--json'], { variables });
    expect(ofReal.json(statusOutput)).toMatchObject({ state: 'not-set-up', pid: real.pid });
    expect(ofReal.code).toBe(3);

    const snippet = await run(world, ['snippet', 'codex', '--demo', '--json'], { variables });
    expect(snippet.json(snippetOutput)).toMatchObject({
      name: 'dynamosql-demo',
      endpoint: demoLine?.['endpoint'],
    });
    const keys = await run(world, ['keys', '--json'], { variables });
    expect(keys.json(keysOutput).keys).toEqual([]);
  });
});
