import fc from 'fast-check';
import { stringify as tomlText } from 'smol-toml';
import { stringify as yamlText } from 'yaml';
import type { FormatName } from '../../../../src/main/core/assistants/formats/config-format.ts';

// Configuration files of every kind, as chance makes them.

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

export interface FileKind {
  readonly format: FormatName;
  readonly table: string;
  readonly print: (data: object, indent: string) => string;
}

export const fileKinds: readonly FileKind[] = [
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
  kind: FileKind,
  { rest: others, servers: held }: Data,
  style: { indent: string; ending: string },
): string {
  const named = Object.entries(others).filter(([name]) => name !== kind.table);
  const all = Object.fromEntries(held ? [...named, [kind.table, held]] : named);
  return kind.print(all, style.indent).replaceAll('\n', style.ending);
}

/** Any file of this kind, and whether it has servers of its own. */
export function anyFile(kind: FileKind) {
  return fc.tuple(data, fc.record({ indent, ending })).map(([all, style]) => ({
    text: textOf(kind, all, style),
    hasServers: all.servers !== undefined,
  }));
}
