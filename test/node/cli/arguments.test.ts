import { describe, expect, it } from 'vitest';
import { numberOption, PORT, readWords, usageOf } from '../../../src/main/cli/arguments.ts';
import type { CliCommand } from '../../../src/main/cli/command.ts';
import { failureIn, valueIn } from '../../fakes/outcome.ts';

const command: CliCommand = {
  name: 'paint',
  usage: '[--port N] WALL',
  options: {
    port: { type: 'string' },
    wet: { type: 'boolean' },
    colour: { type: 'string', multiple: true },
  },
  optionHelp: {},
  positionals: { least: 1, most: 2 },
  run: async () => 0,
};
const passing: CliCommand = {
  ...command,
  name: 'exec',
  positionals: { least: 1, most: Number.POSITIVE_INFINITY },
  passesRest: true,
};
const read = (...words: readonly string[]) => readWords(command, words);

describe('the words of a command', () => {
  it('are its options and its own words, in any order', () => {
    const words = valueIn(read('north', '--wet', '--port', '8', 'south', '--json'));
    expect(words.positionals).toEqual(['north', 'south']);
    expect([words.text('port'), words.text('wet')]).toEqual(['8', undefined]);
    const set = ['wet', 'json', 'demo', 'help', 'port'].map(words.isSet);
    expect(set).toEqual([true, true, false, false, false]);
  });

  it('may give an option more than once: all are kept, or the last counts', () => {
    const words = valueIn(
      read('north', '--colour=red', '--colour', 'blue', '--port=1', '--port=2'),
    );
    expect([words.texts('colour'), words.text('port')]).toEqual([['red', 'blue'], '2']);
  });

  it.each([
    ['an unknown option', ['north', '--bogus'], "'--bogus'"],
    ['an unknown short option', ['north', '-x'], "'-x'"],
    ['an option without its value', ['north', '--port'], '--port'],
    ['an option in the place of a value', ['north', '--port', '--json'], '--port'],
    ['a value for a switch', ['north', '--json=yes'], '--json'],
    ['one word too many', ['north', 'south', 'east'], '"east"'],
    ['nothing where something belongs', [], 'missing'],
  ])('with %s say which, and how it is used', (_what, words, named) => {
    const refusal = failureIn(read(...words));
    expect(refusal.code).toBe('usage');
    expect(refusal.cause).toContain(named);
    expect(refusal.cause).toMatch(/^[^\n]*[^.\n]\.$/);
    expect(refusal.next).toContain('`dynamosql-tray paint [--port N] WALL`');
  });

  it('need not be complete to ask for help', () => {
    expect(valueIn(read('--help')).isSet('help')).toBe(true);
    expect(valueIn(read('--help', 'a', 'b', 'c')).isSet('help')).toBe(true);
  });

  it('after -- are words, whatever they look like', () => {
    expect(valueIn(read('--', '--json')).positionals).toEqual(['--json']);
  });

  it('of a command without words are told shortly', () => {
    expect(usageOf({ name: 'logout', usage: '' }, 'Why.').next).toContain(
      '`dynamosql-tray logout`',
    );
  });
});

describe('the words for another program', () => {
  it.each([
    [['ls', '-l', '--json', '--help'], ['ls', '-l', '--json', '--help'], false],
    [['--', 'ls', '--demo'], ['ls', '--demo'], false],
    [['--json', 'ls', '--', '-x'], ['ls', '--', '-x'], true],
    [['--json', '--', '-odd', '--'], ['-odd', '--'], true],
    [['--port', '8', 'ls'], ['ls'], false],
    [['--port=8', '--json', 'ls'], ['ls'], true],
  ])('in %j are %j, and --json is ours: %s', (given, positionals, isJson) => {
    const words = valueIn(readWords(passing, given));
    expect([words.positionals, words.isSet('json')]).toEqual([positionals, isJson]);
  });

  it.each([
    [['--bogus', 'ls'], "'--bogus'"],
    [[], 'missing'],
    [['--json', '--'], 'missing'],
  ])('in %j are not understood', (given, named) => {
    const refusal = failureIn(readWords(passing, given));
    expect([refusal.code, refusal.cause.includes(named)]).toEqual(['usage', true]);
  });
});

describe('a number among the words', () => {
  const whole = (text: string) => numberOption(command, valueIn(read('a', `--port=${text}`)), PORT);
  const seconds = { name: 'port', least: 0.1, most: 10 };

  it.each([
    ['0', 0],
    ['65535', 65_535],
    [' 80 ', 80],
  ])('is read: %j', (text, value) => expect(valueIn(whole(text))).toBe(value));

  it.each(['', ' ', 'many', '-1', '65536', '1.5', 'NaN', 'Infinity', '8080x', '1,5'])(
    'that is no port is named: %j',
    (text) => {
      const refusal = failureIn(whole(text));
      expect(refusal.code).toBe('usage');
      expect(refusal.cause).toBe(`--port takes a whole number from 0 to 65535, not "${text}".`);
    },
  );

  it('may be a fraction where the rule allows it', () => {
    const words = valueIn(read('a', '--port=0.5'));
    expect(valueIn(numberOption(command, words, seconds))).toBe(0.5);
  });

  it('is nothing when it was not given', () => {
    expect(valueIn(numberOption(command, valueIn(read('a')), PORT))).toBeUndefined();
  });
});
