import { describe, expect, it } from 'vitest';
import { judgeEntry } from '../../../src/main/core/assistants/judge-entry.ts';
import { definitionOf } from '../../../src/main/core/assistants/registry.ts';
import { surveyAssistant } from '../../../src/main/core/assistants/survey.ts';
import type { AssistantId } from '../../../src/shared/assistant.ts';
import { createFakeConfigFiles } from '../../fakes/config-files.ts';
import { valueIn } from '../../fakes/outcome.ts';
import { ENDPOINT, KEY, MCP_URL, openDesk } from './connecting.ts';

const TOKEN = `eyJhbGciOiJSUzI1NiJ9.${'c2VlZGVk'.repeat(6)}.${'U2ln'.repeat(10)}`;
const SECRET = 'dsql_secret_4f9a0c2b7e61d358';

interface Seeded {
  readonly id: AssistantId;
  readonly path: string;
  readonly text: string;
  readonly reason: string;
  readonly entry: string;
}

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
const headers = { Authorization: `Bearer ${TOKEN}` };

/** A token or secret as people paste it, in ten files. */
const seeded: readonly Seeded[] = [
  {
    id: 'claude-code',
    path: '.claude.json',
    entry: 'dynamosql',
    reason: 'pasted-token',
    text: json({ mcpServers: { dynamosql: { type: 'http', url: MCP_URL, headers } } }),
  },
  {
    id: 'codex',
    path: '.codex/config.toml',
    entry: 'dynamo',
    reason: 'pasted-token',
    text: `model = "gpt"\n\n[mcp_servers.dynamo]\nurl = "${MCP_URL}"\n\n[mcp_servers.dynamo.http_headers]\nAuthorization = "Bearer ${TOKEN}"\n`,
  },
  {
    id: 'cursor',
    path: '.cursor/mcp.json',
    entry: 'DynamoSQL prod',
    reason: 'pasted-token',
    text: json({
      mcpServers: {
        'DynamoSQL prod': {
          command: 'npx',
          args: ['mcp-remote', MCP_URL, '--header', `Authorization:Bearer ${TOKEN}`],
        },
      },
    }),
  },
  {
    id: 'vs-code',
    path: '.config/Code/User/mcp.json',
    entry: 'dynamosql',
    reason: 'pasted-token',
    text: `// mine\n${json({ servers: { dynamosql: { type: 'http', url: MCP_URL, headers } } })}`,
  },
  {
    id: 'gemini-cli',
    path: '.gemini/settings.json',
    entry: 'db',
    reason: 'pasted-token',
    text: json({ mcpServers: { db: { httpUrl: MCP_URL, headers: { 'x-api-key': TOKEN } } } }),
  },
  {
    id: 'goose',
    path: '.config/goose/config.yaml',
    entry: 'dynamosql',
    reason: 'pasted-token',
    text: `extensions:\n  dynamosql:\n    type: streamable_http\n    uri: ${MCP_URL}\n    headers:\n      Authorization: Bearer ${TOKEN}\n`,
  },
  {
    id: 'continue',
    path: '.continue/config.yaml',
    entry: 'DynamoSQL',
    reason: 'pasted-token',
    text: `mcpServers:\n  - name: DynamoSQL\n    type: streamable-http\n    url: ${MCP_URL}\n    requestOptions:\n      headers:\n        Authorization: "Bearer ${TOKEN}"\n`,
  },
  {
    id: 'opencode',
    path: '.config/opencode/opencode.json',
    entry: 'dynamosql',
    reason: 'pasted-token',
    text: json({ mcp: { dynamosql: { type: 'remote', url: `${MCP_URL}?token=${TOKEN}` } } }),
  },
  {
    id: 'claude-desktop',
    path: '.config/Claude/claude_desktop_config.json',
    entry: 'shim',
    reason: 'client-secret',
    text: json({
      mcpServers: {
        shim: { command: 'uvx', args: ['shim'], env: { DYNAMOSQL_CLIENT_SECRET: SECRET } },
      },
    }),
  },
  {
    id: 'amp',
    path: '.config/amp/settings.json',
    entry: 'shim',
    reason: 'client-secret',
    text: json({
      'amp.mcpServers': {
        shim: { command: 'docker', args: ['run', '-e', `DYNAMOSQL_CLIENT_SECRET=${SECRET}`, 'x'] },
      },
    }),
  },
];

const at = (path: string): string => `/home/ada/${path}`;
const survey = (id: AssistantId, contents: ReadonlyMap<string, string>) =>
  surveyAssistant(definitionOf(id), {
    whereabouts: {
      machine: { platform: 'linux' },
      person: { folder: '/home/ada', variables: {}, loopbackIsProxied: false },
    },
    files: createFakeConfigFiles(new Map(contents)),
    facts: { endpoint: ENDPOINT, mcpUrl: MCP_URL },
    name: 'dynamosql',
  });

describe('a token or secret that was pasted', () => {
  const home = new Map(seeded.map(({ path, text }) => [at(path), text]));

  it.each(seeded)('into the file of $id is found', async ({ id, path, entry, reason }) => {
    expect((await survey(id, home)).oldEntries).toEqual([
      { name: entry, reason, path: at(path), variant: null },
    ]);
  });

  it.each(seeded)(
    'into the file of $id is replaced by ours',
    async ({ id, path, text, entry, reason }) => {
      const desk = openDesk(id);
      desk.files.contents.set(at(path), text);
      const shown = valueIn(await desk.preview());
      expect(JSON.stringify(shown)).not.toMatch(new RegExp(`${TOKEN}|${SECRET}`));
      const done = valueIn(await desk.connect(shown.preview));
      expect(done.replaces).toEqual([{ name: entry, reason, path: at(path), variant: null }]);
      expect(done.warnings.map(({ code }) => code)).toContain('old-entries');
      expect(done.backupHoldsSecret).toBe(true);
      const holding = [...desk.files.contents].filter(
        ([, held]) => held.includes(TOKEN) || held.includes(SECRET),
      );
      expect(holding.map(([file]) => file)).toEqual([done.backup]);
      expect(JSON.stringify([...desk.home.contents])).not.toMatch(new RegExp(`${TOKEN}|${SECRET}`));
    },
  );
});

describe('an entry that goes to the server directly', () => {
  it.each([
    { url: MCP_URL },
    { url: MCP_URL, bearer_token_env_var: 'DYNAMOSQL_MCP_TOKEN' },
    { url: MCP_URL, headers: { Authorization: `Bearer \${DYNAMOSQL_MCP_TOKEN}` } },
    { url: MCP_URL, headers: { Authorization: 'Bearer {env:TOKEN}' } },
    { command: 'npx', args: ['-y', 'mcp-remote', MCP_URL] },
  ])('is found without a false word about a token: %j', (value) => {
    expect(judgeEntry(value, { endpoint: ENDPOINT, mcpUrl: MCP_URL })).toEqual({
      kind: 'old',
      reason: 'direct',
    });
  });

  it('is known by the address of this app, whatever that is', () => {
    const facts = { endpoint: ENDPOINT, mcpUrl: 'https://mcp.staging.example/mcp' };
    const direct = { url: 'https://mcp.staging.example/mcp' };
    expect(judgeEntry(direct, facts).kind).toBe('old');
    expect(judgeEntry({ url: 'https://mcp.example/mcp' }, facts).kind).toBe('foreign');
  });
});

describe('what only looks like an old entry', () => {
  it.each<[string, unknown]>([
    ['a server with our name', { url: 'https://example.com/dynamosql/mcp', headers }],
    ['a host that ends alike', { url: 'https://mcp.dynamosql.com.example.net/mcp', headers }],
    ['a host that begins alike', { url: 'https://xmcp.dynamosql.com/mcp', headers }],
    ['the documentation', { command: 'npx', args: ['fetch', 'https://docs.dynamosql.com'] }],
    ['the address in a query', { url: 'https://example.com/?next=mcp.dynamosql.com/mcp' }],
    ['the name without scheme', { command: 'echo', args: ['mcp.dynamosql.com'] }],
    ["another's token", { url: 'https://mcp.linear.app/mcp', headers }],
    ['a reference to the secret', { command: 'x', env: { DYNAMOSQL_CLIENT_SECRET: `\${SECRET}` } }],
    ['an empty secret', { command: 'x', env: { DYNAMOSQL_CLIENT_SECRET: '' } }],
    [
      'a variable that is named alike',
      { command: 'x', env: { MY_DYNAMOSQL_CLIENT_SECRETS: SECRET } },
    ],
    ['a path of that name', { command: '/opt/dynamosql/mcp', args: ['--token-file', '/x'] }],
  ])('is left alone: %s', (_what, value) => {
    expect(judgeEntry(value, { endpoint: ENDPOINT, mcpUrl: MCP_URL }).kind).toBe('foreign');
  });

  it.each<[string, unknown]>([
    ['by address', { url: ENDPOINT, headers: { Authorization: `Bearer ${KEY}` } }],
    ['by path', { url: `http://127.0.0.1:17864/k/${KEY}/mcp` }],
    ['by bridge', { command: 'node', args: ['cli.cjs', 'stdio', '--assistant', 'codex'] }],
  ])('is ours: %s', (_what, value) => {
    const judged = judgeEntry(value, { endpoint: ENDPOINT, mcpUrl: MCP_URL });
    expect(judged).toMatchObject({ kind: 'ours', isCurrent: true });
  });

  it('is ours with an address of another time', () => {
    const old = { url: 'http://127.0.0.1:1/mcp', headers: { Authorization: `Bearer ${KEY}` } };
    const judged = judgeEntry(old, { endpoint: ENDPOINT, mcpUrl: MCP_URL });
    expect(judged).toMatchObject({ kind: 'ours', isCurrent: false });
  });

  it('is found in the project that Claude Code put it into, and replaced for all of them', async () => {
    const text = json({
      projects: {
        '/work/a': { mcpServers: { db: { type: 'http', url: MCP_URL, headers } }, history: [] },
        '/work/b': { mcpServers: { linear: { type: 'http', url: 'https://mcp.linear.app/mcp' } } },
      },
    });
    const home = new Map([[at('.claude.json'), text]]);
    expect((await survey('claude-code', home)).oldEntries).toEqual([
      { name: 'db', reason: 'pasted-token', path: at('.claude.json'), variant: null },
    ]);
    const desk = openDesk('claude-code');
    desk.write(text);
    valueIn(await desk.connect());
    const made = JSON.parse(desk.text() ?? '');
    expect(made.projects['/work/a']).toEqual({ mcpServers: {}, history: [] });
    expect(made.projects['/work/b']).toEqual(JSON.parse(text).projects['/work/b']);
    expect(Object.keys(made.mcpServers)).toEqual(['dynamosql']);
  });

  it('is never taken for an entry where it is the table of another layout', async () => {
    const text = json({
      mcp: { servers: { a: { type: 'remote', url: MCP_URL, headers }, b: { url: 'x' } } },
    });
    const home = new Map([[at('.config/opencode/opencode.json'), text]]);
    expect((await survey('opencode', home)).oldEntries).toEqual([
      {
        name: 'a',
        reason: 'pasted-token',
        path: at('.config/opencode/opencode.json'),
        variant: null,
      },
    ]);
    const desk = openDesk('opencode');
    desk.write(text);
    valueIn(await desk.connect());
    expect(Object.keys(JSON.parse(desk.text() ?? '').mcp.servers)).toEqual(['b', 'dynamosql']);
  });
});
