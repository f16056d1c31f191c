import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Every path below a folder with its rights and its bytes; with `times`, when each was changed too. */
export function treeOf(folder: string, { times = false } = {}): Readonly<Record<string, string>> {
  const paths = ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })].sort();
  return Object.fromEntries(paths.map((path) => [path, factsOf(join(folder, path), times)]));
}

function factsOf(path: string, times: boolean): string {
  const facts = lstatSync(path, { bigint: true });
  const content = facts.isSymbolicLink()
    ? `link to ${readlinkSync(path)}`
    : facts.isFile()
      ? createHash('sha256').update(readFileSync(path)).digest('hex')
      : 'no file';
  const changed = times ? ` ${facts.mtimeNs} ${facts.ctimeNs}` : '';
  return `${facts.mode.toString(8)} ${content}${changed}`;
}
