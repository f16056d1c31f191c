import { tablesWords } from '../words/tables.ts';
import type { KeyOrIndex, Structure } from './structure.ts';

/** A question to paste into an assistant: it names the table and its keys, the person goes on. */
export function questionAbout({ qualifiedName, keys }: Structure): string {
  return tablesWords.questionFor(qualifiedName, keys.flatMap(keyInWords).join('; '));
}

function keyInWords({ name, kind, hash, sort }: KeyOrIndex): readonly string[] {
  if (hash === null) return [];
  const columns = sort === null ? hash.name : `${hash.name}, ${sort.name}`;
  return [kind === 'Table' ? columns : `${columns} (${name})`];
}
