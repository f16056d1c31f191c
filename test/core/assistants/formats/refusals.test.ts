import { describe, expect, it } from 'vitest';
import type { FormatName } from '../../../../src/main/core/assistants/formats/config-format.ts';
import {
  withEntry,
  withoutEntry,
} from '../../../../src/main/core/assistants/formats/edit-config.ts';
import { failureIn } from '../../../fakes/outcome.ts';

const places = {
  json: { table: ['mcpServers'], name: 'dynamosql', shape: 'map' },
  jsonc: { table: ['mcpServers'], name: 'dynamosql', shape: 'map' },
  toml: { table: ['mcp_servers'], name: 'dynamosql', shape: 'map' },
  yaml: { table: ['extensions'], name: 'dynamosql', shape: 'map' },
} as const;

const put = (format: FormatName, text: string) =>
  failureIn(withEntry(text, { format, place: places[format] }, { url: 'x' }));
const takeOut = (format: FormatName, text: string) =>
  failureIn(withoutEntry(text, { format, place: places[format] }));

describe('a file that its format does not allow is refused with the line at fault', () => {
  it.each<[FormatName, string, number]>([
    ['json', '{\n  "a": 1,\n  "b": \n}', 4],
    ['json', '{\n  "a": 1 // one\n}', 2],
    ['json', '{\n  "a": 1,\n}', 3],
    ['json', '{\n  "mcpServers": {', 2],
    ['json', '[]', 1],
    ['jsonc', '// all\n{ "a" 1 }', 2],
    ['toml', 'a = 1\n[b\nc = 2\n', 2],
    ['toml', 'a = 1\na = 2\n', 2],
    ['toml', '[mcp_servers.x]\n[mcp_servers.x]\n', 2],
    ['yaml', 'a: 1\nb: [\n', 3],
    ['yaml', 'a: 1\na: 2\n', 2],
    ['yaml', '- a\n', 1],
  ])('%s: %j', (format, text, line) => {
    for (const refusal of [put(format, text), takeOut(format, text)]) {
      expect(refusal.code).toBe('config_damaged');
      expect(refusal.cause).toContain(`Line ${line} `);
    }
  });
});

describe('a file that says the same twice is refused', () => {
  it.each([
    ['{\n"mcpServers": {},\n"mcpServers": {} }', 'mcpServers', '2 and 3'],
    ['{"mcpServers": {\n"dynamosql": {},\n"b": {},\n"dynamosql": {} }}', 'dynamosql', '2 and 4'],
  ])('%j', (text, key, lines) => {
    for (const refusal of [put('json', text), takeOut('json', text)]) {
      expect(refusal.code).toBe('config_ambiguous');
      expect(refusal.cause).toBe(`${key} stands there more than once (lines ${lines}).`);
    }
  });
});

describe('a file whose servers stand elsewhere than expected is refused', () => {
  it.each<[FormatName, string]>([
    ['json', '{"mcpServers": []}'],
    ['json', '{"mcpServers": null}'],
    ['toml', 'mcp_servers = { a = { url = "x" } }\n'],
    ['toml', '[[mcp_servers]]\na = 1\n'],
    ['yaml', 'a: 1\n...\n'],
    ['yaml', 'extensions: { a: { type: builtin } }\n'],
    ['yaml', 'extensions: text\n'],
    ['yaml', 'a: 1\n---\nb: 2\n'],
  ])('%s: %j', (format, text) => {
    expect(['config_not_editable', 'config_damaged']).toContain(put(format, text).code);
  });
});

it('a list with two servers of our name is refused with their lines', () => {
  const place = { table: ['mcpServers'], name: 'dynamosql', shape: 'list' } as const;
  const text = 'mcpServers:\n  - name: dynamosql\n  - name: a\n  - name: dynamosql\n';
  const edit = { format: 'yaml', place } as const;
  for (const refused of [withEntry(text, edit, { url: 'x' }), withoutEntry(text, edit)]) {
    expect(failureIn(refused).cause).toBe('dynamosql stands there more than once (lines 2 and 4).');
  }
});
