import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const renderer = join(import.meta.dirname, '../../src/renderer');
const screenFolders = ['activity', 'assistants', 'overview', 'settings', 'setup', 'tables'];

/** Classes that the style sheets of a folder speak of. */
function classesIn(folder: string): ReadonlySet<string> {
  const sheets = globSync(join(renderer, folder, '*.css')).map((file) =>
    readFileSync(file, 'utf8'),
  );
  const selectors = sheets.join('\n').replaceAll(/\/\*[\s\S]*?\*\/|\{[^{}]*\}/g, ' ');
  return new Set([...selectors.matchAll(/\.([a-z][a-z-]+)/g)].map(([, name = '']) => name));
}

/** Everything that the shared parts are written with. */
const shared = ['parts', 'frame', 'styles']
  .flatMap((folder) => globSync(join(renderer, folder, '*.{css,tsx}')))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

it('has no class that two screens draw in ways of their own', () => {
  const owners = new Map<string, string[]>();
  for (const folder of screenFolders) {
    const own = [...classesIn(folder)].filter((name) => !new RegExp(`\\b${name}\\b`).test(shared));
    for (const name of own) owners.set(name, [...(owners.get(name) ?? []), folder]);
  }
  expect(owners.size).toBeGreaterThan(50);
  expect([...owners].filter(([, folders]) => folders.length > 1)).toEqual([]);
});
