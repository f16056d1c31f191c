import { parse, stringify, TomlError } from 'smol-toml';
import { recordOf } from '../../../../shared/json.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { ConfigFormat, EntryPlace, EntryValue } from './config-format.ts';
import { damaged, lineEndingOf, type TextEdit, withEdits } from './text-lines.ts';
import { type TomlStatement, tomlStatements } from './toml-statements.ts';

export const tomlFormat: ConfigFormat = {
  read,

  set(text, place, value) {
    const valid = read(text);
    if (!valid.ok) return valid;
    const own = statementsBelow(text, [...place.table, place.name]);
    const [first] = own;
    // An entry in tables of its own is rewritten where it stands; any other form moves to the end.
    if (first?.kind !== 'header')
      return ok(appended(withEdits(text, removals(text, own)), place, value));
    const [, ...others] = removals(text, own);
    const block = `${printed(place, value)}\n`.replaceAll('\n', lineEndingOf(text));
    return ok(withEdits(text, [{ from: first.from, to: first.to, text: block }, ...others]));
  },

  remove(text, { table, name }) {
    const valid = read(text);
    if (!valid.ok) return valid;
    return ok(withEdits(text, removals(text, statementsBelow(text, [...table, name]))));
  },

  removeTable(text, path) {
    const headers = tomlStatements(text).filter(
      ({ kind, path: own }) => kind === 'header' && isBelow(own, path),
    );
    return ok(withEdits(text, removals(text, headers)));
  },
};

function read(text: string): Result<Readonly<Record<string, unknown>>> {
  try {
    return ok(recordOf(parse(text, { integersAsBigInt: 'asNeeded' })));
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const [problem = ''] = error.message.replace('Invalid TOML document: ', '').split('\n');
    return damaged(error.line, problem);
  }
}

function isBelow(path: readonly string[], above: readonly string[]): boolean {
  return above.every((key, at) => path[at] === key);
}

function statementsBelow(text: string, path: readonly string[]): readonly TomlStatement[] {
  return tomlStatements(text).filter(({ path: own }) => isBelow(own, path));
}

/**
 * Whole lines. Blank lines between them go too; the one above the first goes where another follows
 * or the text ends.
 */
function removals(text: string, statements: readonly TomlStatement[]): readonly TextEdit[] {
  return statements.map(({ kind, from, to }, at) => {
    const before = statements[at - 1];
    if (before && text.slice(before.to, from).trim() === '')
      return { from: before.to, to, text: '' };
    const blank = kind === 'header' && !before ? /(?<=\n)\r?\n$/.exec(text.slice(0, from)) : null;
    const isDoubled = /^\s*$|^\r?\n/.test(text.slice(statements.at(-1)?.to ?? to));
    return { from: blank && isDoubled ? from - blank[0].length : from, to, text: '' };
  });
}

function appended(text: string, place: EntryPlace, value: EntryValue): string {
  const ending = lineEndingOf(text);
  const gap = text.trim() === '' ? '' : text.endsWith('\n') ? ending : ending + ending;
  return `${text}${gap}${printed(place, value).replaceAll('\n', ending)}${ending}`;
}

/** The entry as a table, with objects inside it inline: one block that is easy to find and to take out. */
function printed({ table, name }: EntryPlace, value: EntryValue): string {
  const header = `[${[...table, name].map(printedKey).join('.')}]`;
  const lines = Object.entries(value).map(([key, held]) => `${printedKey(key)} = ${inline(held)}`);
  return [header, ...lines].join('\n');
}

function printedKey(key: string): string {
  return /^[\w-]+$/.test(key) ? key : JSON.stringify(key);
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const pairs = Object.entries(value).map(
      ([key, held]) => `${JSON.stringify(key)} = ${inline(held)}`,
    );
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
  }
  return stringify({ value })
    .trim()
    .replace(/^value = /, '');
}
