import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  EntryPlace,
  EntryValue,
  FormatName,
} from '../../../../src/main/core/assistants/formats/config-format.ts';

export const goldenFolder = join(import.meta.dirname, 'golden');

/** A file before and after the entry is put in, byte for byte. */
export interface GoldenFile {
  readonly name: string;
  readonly format: FormatName;
  readonly place: EntryPlace;
  readonly before: string;
  readonly after: string;
}

/** What is put into every golden file. */
export const goldenEntry: EntryValue = {
  url: 'http://127.0.0.1:17864/mcp',
  headers: { Authorization: 'Bearer dsk_key' },
};

const tables = { json: 'mcpServers', jsonc: 'mcpServers', toml: 'mcp_servers', yaml: 'extensions' };

function formatIn(name: string): FormatName {
  const [, ending = 'json'] = name.split('.');
  return ending as FormatName;
}

export function goldenNames(): readonly string[] {
  return readdirSync(goldenFolder)
    .filter((name) => name.endsWith('.before'))
    .map((name) => name.replace(/\.before$/, ''));
}

export function goldenFile(name: string): GoldenFile {
  const format = formatIn(name);
  const isList = name.includes('list');
  return {
    name,
    format,
    place: {
      table: [isList ? 'mcpServers' : tables[format]],
      name: 'dynamosql',
      shape: isList ? 'list' : 'map',
    },
    before: readFileSync(join(goldenFolder, `${name}.before`), 'utf8'),
    after: readFileSync(join(goldenFolder, `${name}.after`), 'utf8'),
  };
}
