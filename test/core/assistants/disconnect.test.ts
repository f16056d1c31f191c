import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import type { FormatName } from '../../../src/main/core/assistants/formats/config-format.ts';
import { readConfig, withEntry } from '../../../src/main/core/assistants/formats/edit-config.ts';
import { definitions } from '../../../src/main/core/assistants/registry.ts';
import { failure } from '../../../src/shared/failure.ts';
import { failed } from '../../../src/shared/result.ts';
import { valueIn } from '../../fakes/outcome.ts';
import { KEY, openDesk } from './connecting.ts';
import { anyFile, fileKinds } from './formats/any-file.ts';
import { goldenFile, goldenNames } from './formats/golden-files.ts';

const foreign = {
  json: ['"theme": "dark"', '"theme": "a light one"'],
  toml: ['model = "gpt"', 'model = "another"'],
  yaml: ['theme: dark', 'theme: a light one'],
} as const;

const inFormat = {
  json: (line: string) => `{\n  ${line},\n  "mcpServers": {\n    "a": {}\n  }\n}`,
  toml: (line: string) => `${line}\n\n[mcp_servers.a]\ncommand = "x"`,
  yaml: (line: string) => `${line}\nextensions:\n  a:\n    type: builtin`,
};

const assistants = { json: 'claude-code', toml: 'codex', yaml: 'goose' } as const;

describe.each(['json', 'toml', 'yaml'] as const)('undoing a connection in %s', (format) => {
  const desk = (text: string) => {
    const made = openDesk(assistants[format]);
    made.write(text);
    return made;
  };
  const [one, other] = foreign[format];

  it('gives back the bytes of a file that nobody else changed, and leaves no backup', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', '\n', '\n\n'),
        fc.constantFrom('', '\uFEFF'),
        async (ending, tail, mark) => {
          const text = mark + (inFormat[format](one) + tail).replaceAll('\n', ending);
          const here = desk(text);
          valueIn(await here.connect());
          expect(here.text()).toContain(KEY);
          expect(valueIn(await here.disconnect())).toMatchObject([{ outcome: 'restored' }]);
          expect([...here.files.contents]).toEqual([[here.path, text]]);
        },
      ),
    );
  });

  it('takes only our entry out of a file that somebody changed since', async () => {
    const here = desk(inFormat[format](one));
    const { backup } = valueIn(await here.connect());
    here.write((here.text() ?? '').replace(one, other));
    const done = valueIn(await here.disconnect());
    expect(done).toMatchObject([{ outcome: 'entry-removed', backup }]);
    expect(here.text()?.trimEnd()).toBe(inFormat[format](other));
  });

  it('takes the table along that we brought, once it is empty', async () => {
    const here = desk(format === 'json' ? `{\n  ${one}\n}\n` : `${one}\n`);
    valueIn(await here.connect());
    here.write((here.text() ?? '').replace(one, other));
    valueIn(await here.disconnect());
    expect(here.text()).toBe(format === 'json' ? `{\n  ${other}\n}\n` : `${other}\n`);
  });
});

interface Change {
  readonly name: string;
  readonly value: object;
}

/** A key at the top of the file set by another program; that of YAML prints the file anew. */
function editedBySomebody(format: FormatName, text: string, { name, value }: Change): string {
  if (format !== 'yaml') {
    const place = { table: [], shape: 'map', name } as const;
    return valueIn(withEntry(text, { format, place }, { ...value }));
  }
  const file = parseDocument(text);
  file.set(name, value);
  return String(file);
}

const linesOf = (text: string): readonly string[] =>
  text.split(/\r?\n/).filter((line) => line.trim() !== '');

const withoutOurs = goldenNames().filter((name) => !goldenFile(name).before.includes('dynamosql'));

it.each(withoutOurs)('%s is given back to the byte', async (name) => {
  const { before, format } = goldenFile(name);
  const usual = { json: 'claude-code', jsonc: 'gemini-cli', toml: 'codex', yaml: 'goose' } as const;
  const desk = openDesk(name.includes('list') ? 'continue' : usual[format]);
  desk.write(before);
  valueIn(await desk.connect());
  valueIn(await desk.disconnect());
  expect([...desk.files.contents]).toEqual([[desk.path, before]]);
});

describe.each(fileKinds)('any $format file', (kind) => {
  const usual = { json: 'claude-code', jsonc: 'gemini-cli', toml: 'codex', yaml: 'goose' } as const;

  it('is given back to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile(kind), async ({ text }) => {
        const desk = openDesk(usual[kind.format]);
        desk.write(text);
        valueIn(await desk.connect());
        valueIn(await desk.disconnect());
        expect([...desk.files.contents]).toEqual([[desk.path, text]]);
      }),
    );
  });

  it('keeps what somebody changed in between, and loses our entry alone', async () => {
    const { table } = kind;
    const foreignValue = fc.dictionary(fc.constantFrom('x', 'y', 'z'), fc.string(), { minKeys: 1 });
    await fc.assert(
      fc.asyncProperty(anyFile(kind), foreignValue, fc.nat(), async ({ text }, value, chance) => {
        // A key of the file's own gets another value, or one comes that was not there.
        const own = Object.keys(valueIn(readConfig(kind.format, text))).filter(
          (name) => name !== table,
        );
        const name = [...own, 'somebody added'][chance % (own.length + 1)] ?? '';
        const edit = (before: string) => editedBySomebody(kind.format, before, { name, value });
        const wanted = edit(text);
        const desk = openDesk(usual[kind.format]);
        desk.write(text);
        valueIn(await desk.connect());
        const changed = edit(desk.text() ?? '');
        desk.write(changed);
        expect(valueIn(await desk.disconnect())).toMatchObject([{ outcome: 'entry-removed' }]);

        const left = desk.text() ?? '';
        expect(left).not.toContain(KEY);
        expect(dataIn(left, table)).toEqual(dataIn(wanted, table));
        const foreignLines = linesOf(wanted).filter((line) => linesOf(changed).includes(line));
        expect(linesOf(left)).toEqual(expect.arrayContaining(foreignLines));
      }),
    );

    function dataIn(held: string, empty: string): object {
      const data = valueIn(readConfig(kind.format, held));
      const servers = data[empty];
      // A table that holds nothing is as good as none.
      const isEmpty = JSON.stringify(servers ?? {}) === '{}';
      return Object.fromEntries(
        Object.entries(data).filter(([key]) => !(key === empty && isEmpty)),
      );
    }
  });
});

describe('a backup that holds an old token', () => {
  const OLD = '{"mcpServers": {"db": {"url": "https://mcp.dynamosql.com/mcp", "t": 1}}}';
  const fresh = `dsk_${'N'.repeat(43)}`;
  const someoneWrites = (desk: ReturnType<typeof openDesk>) =>
    desk.write(`${desk.text()?.replace('"mcpServers"', '"seen": 1, "mcpServers"')}\n`);

  it('stays the only one when a new key is written after others changed the file', async () => {
    const desk = openDesk('cursor');
    desk.write(OLD);
    const { backup } = valueIn(await desk.connect());
    someoneWrites(desk);
    const again = valueIn(await desk.connect(null, { key: fresh }));
    expect([again.backup, desk.backups()]).toEqual([backup, [backup]]);
    const undone = valueIn(await desk.disconnect({ deletesBackups: true }));
    expect(undone).toMatchObject([{ outcome: 'entry-removed', backup: null }]);
    expect(desk.backups()).toEqual([]);
    expect(JSON.parse(desk.text() ?? '')).toEqual({ seen: 1, mcpServers: {} });
  });

  it('is named by the undo that leaves it, beside the file as it was', async () => {
    const desk = openDesk('cursor');
    desk.write(OLD);
    const { backup } = valueIn(await desk.connect());
    someoneWrites(desk);
    valueIn(await desk.connect(null, { key: fresh }));
    expect(valueIn(await desk.disconnect())).toMatchObject([{ outcome: 'entry-removed', backup }]);
  });

  it('goes with a later one, which was made when our entry was gone or another came', async () => {
    for (const lost of ['{"a": 1}', OLD]) {
      const desk = openDesk('cursor');
      desk.write(OLD);
      const { backup } = valueIn(await desk.connect());
      desk.write(lost);
      valueIn(await desk.connect());
      expect(desk.backups()).toHaveLength(2);
      expect(valueIn(await desk.disconnect())).toMatchObject([
        { outcome: 'restored', backup: null, earlierBackups: [backup] },
      ]);
      expect(desk.text()).toBe(lost);

      desk.write(OLD);
      valueIn(await desk.connect());
      desk.write(lost);
      valueIn(await desk.connect());
      valueIn(await desk.disconnect({ deletesBackups: true }));
      expect(desk.backups()).toEqual([backup]);
    }
  });

  it('is never taken for the file as it is now, where the file was ours alone', async () => {
    const desk = openDesk('cursor');
    valueIn(await desk.connect());
    desk.write((desk.text() ?? '').replace('{', '{ "theme": "dark",'));
    valueIn(await desk.connect(null, { key: fresh }));
    expect(valueIn(await desk.disconnect())).toMatchObject([{ outcome: 'entry-removed' }]);
    expect(JSON.parse(desk.text() ?? '')).toEqual({ theme: 'dark' });
  });
});

describe('undoing', () => {
  it('never restores a backup into a file that changed, and names it instead', async () => {
    const desk = openDesk('cursor');
    desk.write('{"a": 1}');
    const { backup } = valueIn(await desk.connect());
    desk.write('{"b": 2}');
    expect(valueIn(await desk.disconnect())).toMatchObject([{ outcome: 'not-there', backup }]);
    expect(desk.text()).toBe('{"b": 2}');
    expect(desk.backups()).toEqual([backup]);
  });

  it('deletes the backup that would be left, when that is wished', async () => {
    const desk = openDesk('cursor');
    desk.write('{"a": 1}');
    valueIn(await desk.connect());
    desk.write((desk.text() ?? '').replace('"a": 1', '"a": 2'));
    expect(valueIn(await desk.disconnect({ deletesBackups: true }))).toMatchObject([
      { outcome: 'entry-removed', backup: null },
    ]);
    expect([...desk.files.contents]).toEqual([[desk.path, '{"a": 2}']]);
  });

  it('remembers a backup that could not be deleted, for the next time', async () => {
    const desk = openDesk('cursor');
    desk.write('{"a": 1}');
    const { backup } = valueIn(await desk.connect());
    desk.write((desk.text() ?? '').replace('"a": 1', '"a": 2'));
    const { remove } = desk.files;
    desk.files.remove = async () => failed(failure('config_not_written'));
    const stuck = valueIn(await desk.disconnect({ deletesBackups: true }));
    expect(stuck).toMatchObject([{ outcome: 'entry-removed', backup }]);
    desk.files.remove = remove;
    const again = valueIn(await desk.disconnect({ deletesBackups: true }));
    expect(again).toMatchObject([{ outcome: 'not-there', backup: null }]);
    expect([...desk.files.contents]).toEqual([[desk.path, '{"a": 2}']]);
    expect(valueIn(await desk.disconnect({ deletesBackups: true }))).toEqual([]);
  });

  it('keeps the backup of a file that could not be put back', async () => {
    const desk = openDesk('cursor');
    desk.write('{"a": 1}');
    const { backup } = valueIn(await desk.connect());
    desk.write(`${desk.text()} }`);
    expect(valueIn(await desk.disconnect({ deletesBackups: true }))).toMatchObject([
      { outcome: 'refused', backup },
    ]);
    expect(desk.backups()).toEqual([backup]);
  });

  it('takes the entry out where the backup was deleted', async () => {
    const desk = openDesk('cursor');
    desk.write('{"mcpServers":{"a":{}}}');
    const { backup } = valueIn(await desk.connect());
    desk.files.contents.delete(backup ?? '');
    const done = valueIn(await desk.disconnect());
    expect(done).toMatchObject([{ outcome: 'entry-removed', backup: null }]);
    expect(desk.text()).toBe('{"mcpServers":{"a":{}}}');
  });

  it('takes the entry out where the backup was changed', async () => {
    const desk = openDesk('cursor');
    desk.write('{"mcpServers":{"a":{}}}');
    const { backup } = valueIn(await desk.connect());
    desk.files.contents.set(backup ?? '', '{"somebody": "else"}');
    valueIn(await desk.disconnect());
    expect(desk.text()).toBe('{"mcpServers":{"a":{}}}');
  });

  it('leaves an entry of the same name that somebody put in the place of ours', async () => {
    const desk = openDesk('cursor');
    valueIn(await desk.connect());
    const text = '{"mcpServers": {"dynamosql": {"url": "https://example.com/mcp"}}}';
    desk.write(text);
    expect(valueIn(await desk.disconnect())).toMatchObject([{ outcome: 'not-there' }]);
    expect(desk.text()).toBe(text);
  });

  it('refuses a file that cannot be read any more, and remembers it for the next time', async () => {
    const desk = openDesk('cursor');
    valueIn(await desk.connect());
    const text = desk.text() ?? '';
    desk.write(`${text} }`);
    const [refused] = valueIn(await desk.disconnect());
    expect(refused).toMatchObject({ outcome: 'refused', cause: expect.stringContaining('Line ') });
    desk.write(`${text}\n`);
    expect(valueIn(await desk.disconnect())).toMatchObject([{ outcome: 'entry-removed' }]);
  });

  it('finds our entry by what it holds where nothing is remembered', async () => {
    const desk = openDesk('cursor');
    desk.write('{"mcpServers":{"a":{}}}');
    valueIn(await desk.connect());
    desk.home.contents.clear();
    expect(valueIn(await desk.disconnect())).toMatchObject([{ outcome: 'entry-removed' }]);
    expect(desk.text()).toBe('{"mcpServers":{"a":{}}}');
  });

  it('leaves it when only what is remembered is to be undone: another home may have made it', async () => {
    const desk = openDesk('cursor');
    valueIn(await desk.connect());
    const text = desk.text();
    desk.home.contents.clear();
    expect(valueIn(await desk.disconnect({ onlyRemembered: true }))).toEqual([]);
    expect(desk.text()).toBe(text);
  });

  it('has no business with a broken file in which our name does not stand', async () => {
    const desk = openDesk('cursor');
    desk.write('{ "a" }');
    expect(valueIn(await desk.disconnect())).toEqual([]);
    desk.write('{ "dynamosql" }');
    expect(valueIn(await desk.disconnect())).toMatchObject([{ outcome: 'refused' }]);
  });

  it('has nothing to do for an assistant that was never connected', async () => {
    for (const { id } of definitions) {
      expect(valueIn(await openDesk(id).disconnect())).toEqual([]);
    }
  });

  it('keeps what is remembered free of keys, tokens and texts', async () => {
    const desk = openDesk('cursor');
    desk.write(
      '{"mcpServers": {"other": {"headers": {"Authorization": "Bearer secret-of-another"}}}}',
    );
    valueIn(await desk.connect());
    const remembered = [...desk.home.contents.values()].join();
    expect(remembered).toContain(desk.path);
    expect(remembered).not.toMatch(/dsk_|Bearer|secret/);
  });
});
