import { describe, expect, it } from 'vitest';
import type { AssistantId } from '../../../src/shared/assistant.ts';
import { valueIn } from '../../fakes/outcome.ts';
import { ENDPOINT, KEY, MCP_URL, openDesk } from './connecting.ts';

const TOKEN = `eyJhbGciOiJSUzI1NiJ9.${'c2VlZGVk'.repeat(6)}.${'U2ln'.repeat(10)}`;
const headers = { Authorization: `Bearer ${TOKEN}` };
const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

interface Builds {
  readonly id: AssistantId;
  readonly first: string;
  readonly second: string;
  readonly variant: string | null;
  readonly table: string;
}

const CODE = '/home/ada/.config/Code/User';
const CLINE = 'globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json';

/** Two files of the same assistant, the one that a connection goes into first. */
const builds: readonly Builds[] = [
  {
    id: 'vs-code',
    first: `${CODE}/mcp.json`,
    second: '/home/ada/.config/Code - Insiders/User/mcp.json',
    variant: 'Insiders',
    table: 'servers',
  },
  {
    id: 'vs-code',
    first: `${CODE}/mcp.json`,
    second: `${CODE}/profiles/-3a9f/mcp.json`,
    variant: 'another profile',
    table: 'servers',
  },
  {
    id: 'vs-code',
    first: `${CODE}/mcp.json`,
    second: '/home/ada/.var/app/com.visualstudio.code/config/Code/User/mcp.json',
    variant: 'Flatpak',
    table: 'servers',
  },
  {
    id: 'devin-desktop',
    first: '/home/ada/.config/devin/mcp_config.json',
    second: '/home/ada/.codeium/windsurf/mcp_config.json',
    variant: 'Windsurf, its name until June 2026',
    table: 'mcpServers',
  },
  {
    id: 'cline',
    first: '/home/ada/.cline/data/settings/cline_mcp_settings.json',
    second: `${CODE}/${CLINE}`,
    variant: 'extension of VS Code',
    table: 'mcpServers',
  },
  {
    id: 'opencode',
    first: '/home/ada/.config/opencode/opencode.json',
    second: '/home/ada/.config/opencode/opencode.jsonc',
    variant: null,
    table: 'mcp',
  },
  {
    id: 'antigravity',
    first: '/home/ada/.gemini/config/mcp_config.json',
    second: '/home/ada/.gemini/antigravity/mcp_config.json',
    variant: 'builds of late 2025',
    table: 'mcpServers',
  },
];

/** The second file holds a pasted token, under a name of the person's own. */
function openBuilds({ id, first, second, table }: Builds) {
  const desk = openDesk(id);
  const before = json({
    [table]: {
      db: { type: 'remote', url: MCP_URL, headers },
      linear: { type: 'remote', url: 'x' },
    },
  });
  const firstBefore = json({ [table]: { linear: { type: 'remote', url: 'x' } } });
  desk.files.contents.set(first, firstBefore);
  desk.files.contents.set(second, before);
  const entriesIn = (path: string) => JSON.parse(desk.files.contents.get(path) ?? '{}')[table];
  return { desk, before, firstBefore, entriesIn };
}

const vsCode = builds[0] as Builds;

describe.each(builds)('a token in the second file of $id ($variant)', (build) => {
  const { second, first, variant } = build;
  const old = { name: 'db', reason: 'pasted-token', path: second, variant };

  it('is found, and its file and build are named', async () => {
    expect((await openBuilds(build).desk.survey()).oldEntries).toEqual([old]);
  });

  it('is replaced by ours when the assistant is connected, and shown first', async () => {
    const { desk, before, entriesIn } = openBuilds(build);
    const shown = valueIn(await desk.preview());
    expect(shown.replaces).toEqual([old]);
    expect(shown.others).toMatchObject([{ path: second, variant, change: 'replace' }]);
    expect(JSON.stringify(shown)).not.toContain(TOKEN);
    expect(desk.files.contents.get(second)).toBe(before);

    const done = valueIn(await desk.connect(shown.preview));
    expect(done.others).toMatchObject([{ path: second, backupHoldsSecret: true }]);
    expect(done.others[0]?.diff).toEqual(shown.others[0]?.diff);
    expect(Object.keys(entriesIn(second))).toEqual(['linear', 'dynamosql']);
    expect(Object.keys(entriesIn(first))).toEqual(['linear', 'dynamosql']);
    expect(JSON.stringify(entriesIn(second).dynamosql)).toContain(KEY);
    const backup = done.others[0]?.backup ?? '';
    expect(desk.files.contents.get(backup)).toBe(before);
    expect((await desk.survey()).oldEntries).toEqual([]);
  });

  it('leads back to both files as they were', async () => {
    const { desk, before, firstBefore } = openBuilds(build);
    valueIn(await desk.connect());
    const done = valueIn(await desk.disconnect());
    expect(done.map(({ path, outcome }) => [path, outcome])).toEqual([
      [first, 'restored'],
      [second, 'restored'],
    ]);
    expect(new Map(desk.files.contents)).toEqual(
      new Map([
        [first, firstBefore],
        [second, before],
      ]),
    );
  });
});

describe('the file of another build', () => {
  const { second } = vsCode;

  it('gets the new key along with the first, where both hold our entry', async () => {
    const { desk, entriesIn } = openBuilds(vsCode);
    valueIn(await desk.connect());
    const fresh = `dsk_${'N'.repeat(43)}`;
    const again = valueIn(await desk.connect(null, { key: fresh }));
    expect(again.others).toMatchObject([{ path: second }]);
    expect(entriesIn(second).dynamosql).toEqual({
      type: 'http',
      url: ENDPOINT,
      headers: { Authorization: `Bearer ${fresh}` },
    });
  });

  it('is not changed when it is another than the one that was shown', async () => {
    const { desk, before } = openBuilds(vsCode);
    const { preview } = valueIn(await desk.preview());
    desk.files.contents.set(second, `${before}\n`);
    const refusal = await desk.connect(preview);
    expect(refusal).toMatchObject({ ok: false, failure: { code: 'config_changed' } });
    expect(desk.files.contents.get(second)).toBe(`${before}\n`);
    expect(desk.backups()).toEqual([]);
  });

  it('stays as it is where it cannot be read, and the first is connected', async () => {
    const { desk, entriesIn } = openBuilds(vsCode);
    desk.files.contents.set(second, '{ "servers"');
    const done = valueIn(await desk.connect());
    expect(Object.keys(entriesIn(vsCode.first))).toContain('dynamosql');
    expect(done.others).toEqual([]);
    const said = done.warnings.find(({ code }) => code === 'other-builds');
    expect(said?.text).toContain(second);
    expect(said?.text).toContain('Line 1');
  });

  it('is told of, with the rest done, where it alone cannot be written', async () => {
    const { desk, before } = openBuilds(vsCode);
    desk.files.refuse(second);
    const done = valueIn(await desk.connect());
    expect(done).toMatchObject({ applied: true, others: [] });
    expect(done.warnings.at(-1)).toMatchObject({ code: 'other-builds' });
    expect(done.warnings.at(-1)?.text).toContain(second);
    expect(desk.files.contents.get(second)).toBe(before);
    expect(valueIn(await desk.disconnect()).map(({ path }) => path)).toEqual([vsCode.first]);
  });

  it('loses our entry too where nothing is remembered', async () => {
    const { desk, entriesIn } = openBuilds(vsCode);
    valueIn(await desk.connect());
    desk.home.contents.clear();
    valueIn(await desk.disconnect());
    expect(Object.keys(entriesIn(second))).toEqual(['linear']);
    expect(Object.keys(entriesIn(vsCode.first))).toEqual(['linear']);
  });

  it('shows the assistant as connected where it alone holds our entry', async () => {
    const { desk, firstBefore } = openBuilds(vsCode);
    valueIn(await desk.connect());
    desk.files.contents.set(vsCode.first, firstBefore);
    expect(await desk.survey()).toMatchObject({
      path: second,
      variant: 'Insiders',
      entry: { way: 'header', key: KEY, isCurrent: true },
    });
  });

  it('of another profile is never the one that a connection goes into first', async () => {
    const desk = openDesk('vs-code');
    desk.files.contents.set(`${CODE}/profiles/-3a9f/mcp.json`, '{}');
    expect(valueIn(await desk.preview()).path).toBe(`${CODE}/mcp.json`);
  });
});
