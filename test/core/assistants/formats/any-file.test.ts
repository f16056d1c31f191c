import fc from 'fast-check';
import { stringify as tomlText } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { stringify as yamlText } from 'yaml';
import type {
  EntryPlace,
  FormatName,
} from '../../../../src/main/core/assistants/formats/config-format.ts';
import {
  readConfig,
  withEntry,
  withoutEntry,
} from '../../../../src/main/core/assistants/formats/edit-config.ts';
import { valueIn } from '../../../fakes/outcome.ts';
import { goldenEntry } from './golden-files.ts';

const key = fc.oneof(
  fc.stringMatching(/^[a-z_-]{1,8}$/),
  fc.constantFrom('mcpServers', 'dynamo sql', 'é', 'a.b', '__proto__x', '"', '//'),
);
const leaf = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom('a\nb', '# x', '{}'),
);
const value = fc.letrec((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(leaf, { maxLength: 3 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).tree;
const rest = fc.dictionary(key, value, { maxKeys: 4, noNullPrototype: true });
const servers = fc.dictionary(key, rest, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
const data = fc.record({ rest, servers: fc.option(servers, { nil: undefined }) });
const ending = fc.constantFrom('\n', '\r\n');

type Data = typeof data extends fc.Arbitrary<infer T> ? T : never;

interface Kind {
  readonly format: FormatName;
  readonly table: string;
  readonly print: (data: object, indent: string) => string;
}

const kinds: readonly Kind[] = [
  {
    format: 'json',
    table: 'mcpServers',
    print: (all, indent) => JSON.stringify(all, null, indent),
  },
  {
    format: 'jsonc',
    table: 'mcpServers',
    print: (all, indent) => commented(JSON.stringify(all, null, indent)),
  },
  { format: 'toml', table: 'mcp_servers', print: (all) => tomlText(all) },
  {
    format: 'yaml',
    table: 'extensions',
    print: (all, indent) => yamlText(all, { indent: Math.max(2, indent.length) }),
  },
];

/** A comment behind every line that is longer than its neighbour, which is as good as chance. */
function commented(text: string): string {
  return text
    .split('\n')
    .map((line, at) => (line.length % 3 === 0 ? `${line} // ${at}` : line))
    .join('\n');
}

const indent = fc.constantFrom('', '  ', '\t', '    ');

function textOf(
  kind: Kind,
  { rest: others, servers: held }: Data,
  style: { indent: string; ending: string },
): string {
  const named = Object.entries(others).filter(([name]) => name !== kind.table);
  const all = Object.fromEntries(held ? [...named, [kind.table, held]] : named);
  return kind.print(all, style.indent).replaceAll('\n', style.ending);
}

describe.each(kinds)('in any $format file', (kind) => {
  const place: EntryPlace = { table: [kind.table], name: 'dynamosql', shape: 'map' };
  const edit = { format: kind.format, place };
  const file = fc.tuple(data, fc.record({ indent, ending })).map(([all, style]) => ({
    text: textOf(kind, all, style),
    hasServers: all.servers !== undefined,
  }));

  it('the entry goes in without a change to what else the file says', () => {
    fc.assert(
      fc.property(file, ({ text }) => {
        const made = valueIn(withEntry(text, edit, goldenEntry));
        const said = valueIn(readConfig(kind.format, made));
        expect(said[kind.table]).toMatchObject({ dynamosql: goldenEntry });
      }),
    );
  });

  it('the entry goes out again and leaves the bytes of a file that had servers', () => {
    fc.assert(
      fc.property(file, ({ text, hasServers }) => {
        const made = valueIn(withEntry(text, edit, goldenEntry));
        const back = valueIn(withoutEntry(made, edit));
        expect(valueIn(withoutEntry(back, edit))).toBe(back);
        if (hasServers) expect(back.trimEnd()).toBe(text.trimEnd());
        else expect(back).not.toContain('17864');
      }),
    );
  });
});
