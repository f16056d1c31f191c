import {
  type Node,
  type ParseError,
  type ParseOptions,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { recordOf } from '../../../../shared/json.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { ConfigFormat, EntryPlace, EntryValue } from './config-format.ts';
import { printedValue, propertyInsertion, propertyRemoval, styleOf } from './json-edits.ts';
import { ambiguous, damaged, lineAt, lineEndingOf, notEditable, withEdits } from './text-lines.ts';

/** JSON as its grammar says, or with the comments and trailing commas that many assistants allow. */
export function createJsonFormat(dialect: 'json' | 'jsonc'): ConfigFormat {
  const options: ParseOptions =
    dialect === 'json'
      ? { disallowComments: true, allowTrailingComma: false }
      : { disallowComments: false, allowTrailingComma: true };

  function parse(text: string): Result<Node | undefined> {
    const errors: ParseError[] = [];
    const root = parseTree(text, errors, { ...options, allowEmptyContent: true });
    const [error] = errors;
    if (error) return damaged(lineAt(text, error.offset), wordsOf(error));
    if (root && root.type !== 'object') return damaged(lineAt(text, root.offset), 'not an object');
    return ok(root);
  }

  return {
    read(text) {
      const root = parse(text);
      return root.ok ? ok(recordOf(root.value && dataOf(root.value))) : root;
    },
    set(text, { table, name }, value) {
      const root = parse(text);
      if (!root.ok) return root;
      if (!root.value) return ok(withDocument(text, { table, name }, value));
      return setAt({ text, node: root.value, path: [...table, name] }, value);
    },
    remove(text, { table, name }) {
      return removeAt(parse(text), text, [...table, name]);
    },
    removeTable: (text, path) => removeAt(parse(text), text, path),
  };
}

function wordsOf({ error }: ParseError): string {
  const words = printParseErrorCode(error).replace(/([a-z])([A-Z])/g, '$1 $2');
  return words.toLowerCase();
}

/** Made from nodes, since a key such as `__proto__` must stay data. */
function dataOf(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(dataOf);
  if (node.type !== 'object') return node.value;
  return Object.fromEntries(
    (node.children ?? []).map(({ children: [key, value] = [] }) => [
      String(key?.value),
      value && dataOf(value),
    ]),
  );
}

function withDocument(
  text: string,
  { table, name }: Pick<EntryPlace, 'table' | 'name'>,
  value: EntryValue,
): string {
  const ending = lineEndingOf(text);
  const before = text.trim() === '' ? '' : text.trimEnd() + ending;
  const data = [...table, name].reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
  return `${before}${printedValue(data, { unit: '  ', ending, indent: '' })}${ending}`;
}

interface Spot {
  readonly text: string;
  /** An object. */
  readonly node: Node;
  /** The keys below it that lead to the entry. */
  readonly path: readonly string[];
}

function setAt({ text, node, path }: Spot, value: unknown): Result<string> {
  const [key = '', ...rest] = path;
  const found = propertiesOf(node, key);
  if (found.length > 1) return ambiguous(key, linesOf(text, found));
  const inner = found[0]?.children?.[1];
  if (!inner) {
    const data = rest.reduceRight<unknown>((below, name) => ({ [name]: below }), value);
    return ok(withEdits(text, propertyInsertion(text, { object: node, key, value: data })));
  }
  if (rest.length > 0) {
    if (inner.type !== 'object') return notEditable();
    return setAt({ text, node: inner, path: rest }, value);
  }
  const printed = printedValue(value, styleOf(text, { object: node, at: found[0]?.offset ?? 0 }));
  const edit = { from: inner.offset, to: inner.offset + inner.length, text: printed };
  return ok(withEdits(text, [edit]));
}

function removeAt(
  root: Result<Node | undefined>,
  text: string,
  path: readonly string[],
): Result<string> {
  if (!root.ok) return root;
  let node = root.value;
  for (const key of path.slice(0, -1)) {
    const found: readonly Node[] = node ? propertiesOf(node, key) : [];
    if (found.length > 1) return ambiguous(key, linesOf(text, found));
    node = found[0]?.children?.[1];
  }
  const name = path.at(-1) ?? '';
  const found = node ? propertiesOf(node, name) : [];
  if (!node || found.length === 0) return ok(text);
  if (found.length > 1) return ambiguous(name, linesOf(text, found));
  const [property] = found;
  return property ? ok(withEdits(text, propertyRemoval(text, node, property))) : ok(text);
}

function propertiesOf(node: Node, key: string): readonly Node[] {
  if (node.type !== 'object') return [];
  return (node.children ?? []).filter((property) => property.children?.[0]?.value === key);
}

function linesOf(text: string, nodes: readonly Node[]): readonly number[] {
  return nodes.map(({ offset }) => lineAt(text, offset));
}
