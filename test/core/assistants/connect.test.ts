import { describe, expect, it } from 'vitest';
import { placeOf } from '../../../src/main/core/assistants/definition.ts';
import { readConfig, valueAt } from '../../../src/main/core/assistants/formats/edit-config.ts';
import { definitions } from '../../../src/main/core/assistants/registry.ts';
import { failureIn, valueIn } from '../../fakes/outcome.ts';
import { ENDPOINT, KEY, openDesk } from './connecting.ts';

const editable = definitions.filter(
  ({ id, configs }) => configs.length > 0 && id !== 'visual-studio',
);

describe.each(editable.map(({ id }) => id))('connecting %s', (id) => {
  it('makes its file where there is none, and takes it away again', async () => {
    const desk = openDesk(id);
    const done = valueIn(await desk.connect());
    expect(done).toMatchObject({ assistant: id, path: desk.path, change: 'create', applied: true });
    expect(done.backup).toBeNull();
    expect(desk.text()?.includes(KEY)).toBe(done.way === 'header');
    expect(valueIn(await desk.disconnect())).toMatchObject([{ outcome: 'deleted' }]);
    expect([...desk.files.contents.keys()]).toEqual([]);
  });

  it('shows first what it will do, without the key and without doing it', async () => {
    const desk = openDesk(id);
    const shown = valueIn(await desk.preview());
    expect([...desk.files.contents]).toEqual([]);
    expect(JSON.stringify(shown)).not.toContain(KEY);
    if (shown.way === 'header') expect(JSON.stringify(shown.diff)).toContain('a key made for ');
    expect(valueIn(await desk.connect(shown.preview)).diff).toEqual(shown.diff);
  });

  it('puts the entry where its data says', async () => {
    const desk = openDesk(id);
    valueIn(await desk.connect());
    const [config] = definitions
      .filter((each) => each.id === id)
      .flatMap(({ configs }) => configs.filter(({ onlyWhereFound }) => !onlyWhereFound));
    if (!config) throw new Error('no file');
    const { table, shape } = placeOf(config, 'dynamosql');
    const held = valueAt(valueIn(readConfig(config.format, desk.text() ?? '')), table);
    expect(shape === 'list' ? held : Object.keys(held ?? {})).toEqual(
      shape === 'list' ? [expect.objectContaining({ name: 'dynamosql' })] : ['dynamosql'],
    );
  });
});

describe('connecting', () => {
  it('backs the file up, and names the lines that changed with their numbers', async () => {
    const desk = openDesk('cursor');
    const text = '{\n  "mcpServers": {\n    "a": { "url": "x" }\n  }\n}\n';
    desk.write(text);
    const done = valueIn(await desk.connect());
    expect(desk.files.contents.get(done.backup ?? '')).toBe(text);
    expect(done).toMatchObject({ change: 'add', backupHoldsSecret: false });
    const kinds = done.diff.map(({ kind, line }) => `${kind} ${line}`);
    expect(kinds.slice(0, 4)).toEqual(['same 1', 'same 2', 'removed 3', 'added 3']);
  });

  it('does nothing where the entry is as it should be', async () => {
    const desk = openDesk('cursor');
    valueIn(await desk.connect());
    const text = desk.text();
    const again = valueIn(await desk.connect());
    expect(again).toMatchObject({ change: 'none', applied: false, backup: null });
    expect([desk.text(), desk.backups()]).toEqual([text, []]);
  });

  it('refuses when the file is not the one that was shown', async () => {
    const desk = openDesk('cursor');
    desk.write('{}');
    const { preview } = valueIn(await desk.preview());
    desk.write('{ }');
    expect(failureIn(await desk.connect(preview)).code).toBe('config_changed');
    expect([desk.text(), desk.backups()]).toEqual(['{ }', []]);
  });

  it('refuses a file that cannot be read and changes nothing', async () => {
    const desk = openDesk('cursor');
    desk.write('{\n  "a": \n}');
    const refusal = failureIn(await desk.connect());
    expect(refusal.code).toBe('config_damaged');
    expect(refusal.cause).toContain('Line 3 ');
    expect([desk.text(), desk.backups()]).toEqual(['{\n  "a": \n}', []]);
  });

  it('leaves the server of another that has the same name', async () => {
    const desk = openDesk('cursor');
    const text = '{"mcpServers": {"dynamosql": {"url": "https://example.com/mcp"}}}';
    desk.write(text);
    expect(failureIn(await desk.connect()).code).toBe('config_foreign_entry');
    expect(desk.text()).toBe(text);
  });

  it('gives the file the new key when there is one, and still undoes to the first byte', async () => {
    const desk = openDesk('codex');
    desk.write('model = "gpt"');
    valueIn(await desk.connect());
    const fresh = `dsk_${'N'.repeat(43)}`;
    const again = valueIn(await desk.connect(null, { key: fresh }));
    expect(again.change).toBe('replace');
    expect(desk.text()).toContain(fresh);
    expect(desk.text()).not.toContain(KEY);
    expect(desk.backups()).toHaveLength(1);
    expect(valueIn(await desk.disconnect())).toMatchObject([{ outcome: 'restored' }]);
    expect([...desk.files.contents]).toEqual([[desk.path, 'model = "gpt"']]);
  });

  it('says so when the assistant writes over its file within two seconds', async () => {
    const desk = openDesk('cursor');
    desk.duringTheWait(() => desk.write('{"mcpServers": {}}'));
    const done = valueIn(await desk.connect());
    expect(done.warnings.map(({ code }) => code)).toContain('written-over');
  });

  it('says nothing when the assistant wrote and kept the entry', async () => {
    const desk = openDesk('cursor');
    desk.duringTheWait(() => desk.write(`${desk.text()}\n`));
    const done = valueIn(await desk.connect());
    expect(done.warnings.map(({ code }) => code)).not.toContain('written-over');
  });

  it('keeps to the newer layout of opencode where the file has it', async () => {
    const desk = openDesk('opencode');
    desk.write(
      '{\n  "mcp": {\n    "servers": {\n      "a": { "type": "remote", "url": "x" }\n    }\n  }\n}\n',
    );
    valueIn(await desk.connect());
    const { mcp } = JSON.parse(desk.text() ?? '');
    expect(Object.keys(mcp)).toEqual(['servers']);
    expect(Object.keys(mcp.servers)).toEqual(['a', 'dynamosql']);
  });

  it('uses the build that is there, and leaves the usual file alone', async () => {
    const desk = openDesk('devin-desktop');
    const old = '/home/ada/.codeium/windsurf/mcp_config.json';
    desk.files.contents.set(old, '{}');
    expect(valueIn(await desk.connect()).path).toBe(old);
    const { mcpServers } = JSON.parse(desk.files.contents.get(old) ?? '');
    expect(mcpServers.dynamosql).toMatchObject({ serverUrl: ENDPOINT });
    expect(desk.text()).toBeUndefined();
  });
});

describe('where a proxy would get local calls', () => {
  it('the entry starts the bridge, and the row says why', async () => {
    const desk = openDesk('claude-code', { loopbackIsProxied: true });
    const done = valueIn(await desk.connect());
    expect(done.way).toBe('stdio');
    expect(done.warnings.map(({ code }) => code)).toContain('loopback-proxied');
    expect(desk.text()).not.toContain(KEY);
    expect(JSON.parse(desk.text() ?? '').mcpServers.dynamosql).toEqual({
      type: 'stdio',
      command: '/usr/bin/dynamosql-tray',
      args: ['stdio', '--assistant', 'claude-code'],
    });
  });

  it.each([
    ['{"http.proxy": "http://proxy:3128"}', 'stdio'],
    ['{"http.proxy": "http://proxy:3128", "http.noProxy": ["127.0.0.1"]}', 'header'],
    ['{"http.proxy": ""}', 'header'],
    ['{ // none\n}', 'header'],
  ])("VS Code's own settings %s mean %s", async (settings, way) => {
    const desk = openDesk('vs-code');
    desk.files.contents.set('/home/ada/.config/Code/User/settings.json', settings);
    expect(valueIn(await desk.preview()).way).toBe(way);
  });

  it.each([
    ['vs-code', '.config/Code - Insiders'],
    ['vs-code', '.var/app/com.visualstudio.code/config/Code'],
    ['cursor', '.config/Cursor'],
    ['kiro', '.config/Kiro'],
    ['devin-desktop', '.config/Devin'],
    ['devin-desktop', '.config/Windsurf'],
    ['cline', '.config/Code'],
  ] as const)('%s with a proxy in the settings of %s starts the bridge', async (id, editor) => {
    const desk = openDesk(id);
    const settings = `/home/ada/${editor}/User/settings.json`;
    desk.files.contents.set(settings, '{"http.proxy": "http://proxy:3128"}');
    const shown = valueIn(await desk.preview());
    expect(shown.way).toBe('stdio');
    expect(shown.warnings[0]?.text).toContain(settings);
    const excluded = '{"http.proxy": "http://proxy:3128", "http.noProxy": ["127.0.0.1"]}';
    desk.files.contents.set(settings, excluded);
    expect(valueIn(await desk.preview()).way).toBe('header');
  });

  it.each([
    ['{"env": {"HTTPS_PROXY": "http://proxy:3128"}}', 'stdio'],
    ['{"env": {"HTTPS_PROXY": "http://proxy:3128", "NO_PROXY": "localhost,127.0.0.1"}}', 'header'],
  ])("Claude Code's own settings %s mean %s", async (settings, way) => {
    const desk = openDesk('claude-code');
    desk.files.contents.set('/home/ada/.claude/settings.json', settings);
    expect(valueIn(await desk.preview()).way).toBe(way);
  });
});

describe('before anything is changed, a warning says that', () => {
  const codes = async (desk: ReturnType<typeof openDesk>) =>
    valueIn(await desk.preview()).warnings.map(({ code }) => code);

  it('nothing of the assistant is here', async () => {
    expect(await codes(openDesk('cursor'))).toEqual(['assistant-not-found']);
  });

  it('the file lies in a git work tree', async () => {
    const desk = openDesk('cursor');
    desk.write('{}');
    desk.files.workTrees.add('/home/ada');
    expect(await codes(desk)).toEqual(['git-work-tree']);
  });

  it('others can read the file', async () => {
    const desk = openDesk('cursor');
    desk.write('{}');
    desk.files.shared.add(desk.path);
    expect(await codes(desk)).toEqual(['others-can-read']);
  });

  it('says nothing of a key where the entry holds none', async () => {
    const desk = openDesk('claude-desktop');
    desk.write('{}');
    desk.files.workTrees.add('/home/ada');
    desk.files.shared.add(desk.path);
    expect(await codes(desk)).toEqual([]);
  });

  it('another build has a file of its own', async () => {
    const desk = openDesk('vs-code');
    desk.write('{}');
    desk.files.contents.set('/home/ada/.config/Code - Insiders/User/mcp.json', '{}');
    expect(await codes(desk)).toEqual(['other-builds']);
  });

  it('the app runs on Windows and the assistant inside WSL, where only its command reaches it', async () => {
    const windowsCommand = '/mnt/c/Users/Ada/AppData/Local/dynamosql-tray/bin/dynamosql-tray.exe';
    const desk = openDesk('cursor', {
      variables: { WSL_DISTRO_NAME: 'Ubuntu' },
      windowsCommand,
    });
    desk.write('{}');
    const done = valueIn(
      await desk.connect(null, {
        bridge: { command: '/usr/bin/node', args: ['/app/cli.cjs', 'stdio'], env: { HOME: '/x' } },
      }),
    );
    expect(done.way).toBe('stdio');
    expect(done.warnings).toEqual([
      { code: 'wsl', text: expect.stringContaining('starts the command of Windows') },
    ]);
    expect(done.warnings[0]?.text).toContain('list and revoke it there');
    expect(JSON.parse(desk.text() ?? '')).toEqual({
      mcpServers: {
        dynamosql: { command: windowsCommand, args: ['stdio', '--assistant', 'cursor'] },
      },
    });
    valueIn(await desk.disconnect());
    expect(desk.text()).toBe('{}');
  });

  it('the person sits inside WSL', async () => {
    const desk = openDesk('cursor', { variables: { WSL_DISTRO_NAME: 'Ubuntu' } });
    desk.write('{}');
    expect(await codes(desk)).toEqual(['wsl']);
  });
});

it.each(['jetbrains', 'raycast', 'other', 'visual-studio'] as const)(
  '%s is connected by hand here, and says why',
  async (id) => {
    const refusal = failureIn(await openDesk(id).connect());
    expect(refusal.code).toBe('config_by_hand');
    expect(refusal.cause).not.toBe('');
  },
);
