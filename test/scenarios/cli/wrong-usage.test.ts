import { describe, expect, it } from 'vitest';
import { commandRows } from '../../../src/main/cli/command-rows.ts';
import { openWorld } from '../harness/world.ts';
import { run } from './run.ts';

/** What is typed wrongly, and a word that the sentence about it must hold. */
const mistakes: readonly (readonly [string, readonly string[], string])[] = [
  ['an unknown command', ['tabels'], 'tabels'],
  ['an option of no command', ['status', '--colour'], '--colour'],
  ['an option without its value', ['token', '--min-life'], '--min-life'],
  ['a number that is none', ['token', '--min-life', 'long'], '"long"'],
  ['a number below its range', ['token', '--min-life=-1'], '"-1"'],
  ['an empty number', ['token', '--min-life='], '--min-life'],
  ['a port above all ports', ['serve', '--port', '65536'], '"65536"'],
  ['a port that is none', ['serve', '--port', 'http'], '"http"'],
  ['an idle exit of nothing', ['serve', '--idle-exit', '0'], '"0"'],
  ['an emulator port that is none', ['emulator', '--port', '1.5.2'], '"1.5.2"'],
  ['a token that never lives', ['emulator', '--token-ttl', '0'], '"0"'],
  ['a word too many', ['status', 'now'], '"now"'],
  ['a word too many for login', ['login', 'my-secret'], 'one word too many'],
  ['no command for exec', ['exec'], 'missing'],
  ['no assistant for snippet', ['snippet'], 'missing'],
  ['no table for describe', ['describe'], 'missing'],
  ['no statement for sql', ['sql'], 'missing'],
  ['no assistant to revoke', ['keys', 'revoke'], 'revoke'],
  ['no assistant for a new key', ['keys', 'reset'], 'reset'],
  ['an unknown act on keys', ['keys', 'drop', 'cursor'], 'drop'],
];

describe.each(mistakes)('%s', (_what, args, word) => {
  it('is explained in a sentence with the next step, and exits 2', async () => {
    const done = await run(openWorld(), args);
    expect(done.stdout).toBe('');
    expect(done.stderr).toContain(word);
    expect(done.stderr).toMatch(/dynamosql-tray .*--help/);
    expect(done.stderr).toMatch(/\(usage\)\n$/);
    expect(done.code).toBe(2);
  });

  it('is a failure on stdout for a script', async () => {
    const done = await run(openWorld(), [...args, '--json']);
    expect(done.failure()).toMatchObject({ code: 'usage', requestId: null });
    expect([done.code, done.stderr]).toEqual([2, '']);
  });
});

it.each(commandRows.map(({ name }) => name))('%s explains itself with --help', async (name) => {
  const world = openWorld();
  const done = await run(world, [name, '--help']);
  expect(done.stdout).toMatch(new RegExp(`^Usage: dynamosql-tray ${name}\\b`));
  expect(done.stdout).toContain('--json');
  expect([done.code, done.stderr]).toEqual([0, '']);
});

it.each([[[]], [['--help']], [['help']]])('%s lists every command', async (args) => {
  const done = await run(openWorld(), args);
  for (const { name } of commandRows) expect(done.stdout).toMatch(new RegExp(`^ +${name} `, 'm'));
  expect(done.code).toBe(0);
});

it.each([
  ['snippet', ['snippet', 'clippy']],
  ['keys revoke', ['keys', 'revoke', 'clippy']],
  ['keys reset', ['keys', 'reset', 'clippy']],
])('%s knows no assistant of that name and lists those it knows', async (_what, args) => {
  const done = await run(openWorld(), [...args, '--json']);
  expect(done.failure()).toMatchObject({ code: 'assistant_unknown' });
  expect(done.code).toBe(2);
});
