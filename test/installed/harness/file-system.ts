import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** A line for each file, folder and link: its path, its rights, and what is in it. */
export type Inventory = ReadonlyMap<string, string>;

/** Everything below the folders; a folder that is not there counts for nothing. */
export function takeInventory(folders: readonly string[], except: RegExp = /^$/): Inventory {
  const found = new Map<string, string>();
  const look = (path: string): void => {
    if (except.test(path)) return;
    const facts = lstatSync(path, { throwIfNoEntry: false });
    if (!facts) return;
    if (facts.isDirectory()) {
      found.set(path, `folder ${facts.mode.toString(8)}`);
      for (const name of readdirSync(path)) look(join(path, name));
    } else if (facts.isSymbolicLink()) found.set(path, `link to ${readlinkSync(path)}`);
    else if (facts.isFile()) found.set(path, `${facts.mode.toString(8)} ${digestOf(path)}`);
  };
  for (const folder of folders) look(folder);
  return found;
}

/** What came, went or changed between two inventories. */
export function differences(before: Inventory, after: Inventory): readonly string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths]
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => `${path}: ${before.get(path) ?? 'nothing'} → ${after.get(path) ?? 'nothing'}`)
    .toSorted();
}

function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
