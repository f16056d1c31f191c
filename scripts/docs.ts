import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type CatalogueEntry, failureCatalogue } from '../src/shared/failure-catalogue.ts';
import { outputSchemas } from '../src/shared/outputs.ts';

// Writes the documents that are made from the code. With --check it only compares.

const root = join(import.meta.dirname, '..');

/** Every made document: its path below the root, and its text. */
export function madeDocuments(): ReadonlyMap<string, string> {
  const schemas = Object.entries(outputSchemas).map(([name, schema]) => {
    const text = JSON.stringify(z.toJSONSchema(schema, { io: 'output' }), null, 2);
    return [`docs/schema/${name}.json`, `${text}\n`] as const;
  });
  return new Map([['docs/errors.md', errorsPage()], ...schemas]);
}

function errorsPage(): string {
  const entries: readonly (readonly [string, CatalogueEntry])[] = Object.entries(failureCatalogue);
  const introduction = [
    '# What can go wrong',
    '',
    'Every failure has a code. Scripts match on it; people find it here. This page is made from the',
    'catalogue in `src/shared/failure-catalogue.ts`; `npm run docs` makes it anew.',
  ];
  return `${[...introduction, ...entries.flatMap(section)].join('\n')}\n`;
}

function section([code, entry]: readonly [string, CatalogueEntry]): readonly string[] {
  return [
    '',
    `## ${code}`,
    '',
    `**${entry.title}.** ${entry.cause}`,
    '',
    `What to do: ${entry.next}`,
    '',
    `Whose side: ${entry.fault} · exit code ${entry.exit} · JSON-RPC code ${entry.rpc}`,
  ];
}

/** Documents that differ from what the code says, and files of the schema folder that nothing makes. */
export function staleDocuments(): readonly string[] {
  const made = madeDocuments();
  const stale = [...made]
    .filter(([path, text]) => readIfThere(path) !== text)
    .map(([path]) => path);
  return [...stale, ...strangers(made)];
}

function strangers(made: ReadonlyMap<string, string>): readonly string[] {
  mkdirSync(join(root, 'docs/schema'), { recursive: true });
  const present = readdirSync(join(root, 'docs/schema')).map((name) => `docs/schema/${name}`);
  return present.filter((path) => !made.has(path));
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return undefined;
  }
}

if (import.meta.main) {
  const stale = staleDocuments();
  if (process.argv.includes('--check')) {
    for (const path of stale)
      console.error(`${path} is not what the code says: run \`npm run docs\`.`);
    process.exitCode = stale.length > 0 ? 1 : 0;
  } else {
    for (const path of strangers(madeDocuments())) rmSync(join(root, path));
    for (const [path, text] of madeDocuments()) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  }
}
