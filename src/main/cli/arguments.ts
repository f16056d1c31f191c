import { parseArgs } from 'node:util';
import { type Failure, failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import type { CliCommand, Words } from './command.ts';

const COMMON = {
  json: { type: 'boolean' },
  help: { type: 'boolean' },
  demo: { type: 'boolean' },
} as const;

/** Reads the words after the command's name. A word that is not understood is named in the failure. */
export function readWords(command: CliCommand, given: readonly string[]): Result<Words> {
  const { own, rest } = command.passesRest ? split(command, given) : { own: given, rest: [] };
  try {
    const parsed = parseArgs({
      args: [...own],
      options: { ...COMMON, ...command.options },
      allowPositionals: true,
      strict: true,
    });
    const positionals = [...parsed.positionals, ...rest];
    const isAsked = parsed.values['help'] === true;
    const wrong = isAsked ? undefined : countFailure(command, positionals);
    if (wrong) return failed(wrong);
    return ok({
      positionals,
      text: (name) => textsIn(parsed.values, name).at(-1),
      texts: (name) => textsIn(parsed.values, name),
      isSet: (name) => (parsed.values as Readonly<Record<string, unknown>>)[name] === true,
    });
  } catch (error) {
    // The parser's first sentence names the word, which was the person's own; the rest is advice to programmers.
    const said = error instanceof Error ? (error.message.split(/\.\s/)[0] ?? '') : '';
    return failed(usageOf(command, `${said}.`));
  }
}

function textsIn(values: object, name: string): readonly string[] {
  const value = (values as Readonly<Record<string, unknown>>)[name];
  return (Array.isArray(value) ? value : [value]).filter(
    (text): text is string => typeof text === 'string',
  );
}

/** Our own options stand before the first word or `--`; what follows belongs to the other program. */
function split(
  command: CliCommand,
  given: readonly string[],
): { own: readonly string[]; rest: readonly string[] } {
  for (let at = 0; at < given.length; at += 1) {
    const word = given[at] ?? '';
    if (word === '--') return { own: given.slice(0, at), rest: given.slice(at + 1) };
    if (!word.startsWith('-')) return { own: given.slice(0, at), rest: given.slice(at) };
    if (command.options[word.slice(2)]?.type === 'string') at += 1;
  }
  return { own: given, rest: [] };
}

function countFailure(command: CliCommand, positionals: readonly string[]): Failure | undefined {
  const { least, most } = command.positionals;
  if (positionals.length < least)
    return usageOf(command, 'Something is missing after the command.');
  if (positionals.length > most)
    return usageOf(command, `"${positionals[most]}" is one word too many.`);
  return undefined;
}

export function usageOf(command: Pick<CliCommand, 'name' | 'usage'>, cause: string): Failure {
  const usage = `dynamosql-tray ${command.name} ${command.usage}`.trimEnd();
  return failure('usage', {
    cause,
    next: `It is used as \`${usage}\`; see \`dynamosql-tray ${command.name} --help\`.`,
  });
}

interface NumberRule {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  /** `integer` refuses fractions. */
  readonly kind?: 'integer';
}

export const PORT: NumberRule = { name: 'port', least: 0, most: 65_535, kind: 'integer' };

/** The value of an option that is a number; undefined when it was not given. */
export function numberOption(
  command: CliCommand,
  words: Words,
  rule: NumberRule,
): Result<number | undefined> {
  const text = words.text(rule.name);
  if (text === undefined) return ok(undefined);
  const value = numberIn(text, rule);
  if (value !== undefined) return ok(value);
  const kind = rule.kind === 'integer' ? 'a whole number' : 'a number';
  return failed(
    usageOf(
      command,
      `--${rule.name} takes ${kind} from ${rule.least} to ${rule.most}, not "${text}".`,
    ),
  );
}

/** The number that a text holds; undefined when it holds none, or one that the rule does not allow. */
export function numberIn(text: string, { least, most, kind }: NumberRule): number | undefined {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const fits = kind === 'integer' ? Number.isInteger(value) : Number.isFinite(value);
  return fits && value >= least && value <= most ? value : undefined;
}
