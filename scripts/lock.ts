import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Lock, missingEntries } from './lock-entries.ts';

// Completes every package-lock.json for the platforms that the registry does not show here.
// With --check it only looks, and fails when an entry is missing or a registry's address is in it.

const root = join(import.meta.dirname, '..');
const isCheck = process.argv.includes('--check');

for (const name of globSync('{,test/**/}package-lock.json', {
  cwd: root,
  exclude: ['**/node_modules'],
})) {
  const file = join(root, name);
  const lock: Lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingEntries(lock);
  const count = Object.keys(missing).length;
  const addressed = Object.keys(lock.packages).find((place) => lock.packages[place]?.resolved);
  if (addressed) fail(`${name} names a registry's address, for one at ${addressed}.`);
  if (count === 0) continue;
  if (isCheck) {
    fail(`${name} lacks ${count} entries: run \`npm run lock\`.`);
  } else {
    writeFileSync(file, completed(lock, missing));
    console.log(`${count} entries added to ${name}.`);
  }
}

/** In npm's own order and layout, so that npm leaves the file as it is. */
function completed(lock: Lock, missing: Lock['packages']): string {
  const entries = Object.entries({ ...lock.packages, ...missing });
  const packages = Object.fromEntries(entries.sort(([a], [b]) => a.localeCompare(b, 'en')));
  return `${JSON.stringify({ ...lock, packages }, null, 2)}\n`;
}

function fail(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
