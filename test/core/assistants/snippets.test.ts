import { describe, expect, it } from 'vitest';
import { snippetFor } from '../../../src/main/core/assistants/snippets.ts';
import { type AssistantId, assistantIds } from '../../../src/shared/assistant.ts';

const key = `dsk_${'K'.repeat(43)}`;
const endpoint = 'http://127.0.0.1:17864/mcp';
const connection = {
  name: 'dynamosql',
  endpoint,
  keyedEndpoint: `http://127.0.0.1:17864/k/${key}/mcp`,
  key,
  bridge: {
    command: '/usr/bin/dynamosql-tray',
    args: ['stdio'],
    env: { DYNAMOSQL_TRAY_HOME: '/h' },
  },
};
const forms = (id: AssistantId, given: Partial<typeof connection> = {}) =>
  snippetFor(id, { ...connection, ...given }, { platform: 'linux' }).forms;
const headers = { Authorization: `Bearer ${key}` };
const http = { type: 'http', url: endpoint, headers };
const stdioOf = (id: AssistantId) => ({
  command: '/usr/bin/dynamosql-tray',
  args: ['stdio', '--assistant', id],
  env: { DYNAMOSQL_TRAY_HOME: '/h' },
});

describe('the snippet of', () => {
  it.each<[AssistantId, string | null, unknown]>([
    ['claude-code', '~/.claude.json', { mcpServers: { dynamosql: http } }],
    ['cursor', '~/.cursor/mcp.json', { mcpServers: { dynamosql: { url: endpoint, headers } } }],
    ['vs-code', '~/.config/Code/User/mcp.json', { servers: { dynamosql: http } }],
    [
      'claude-desktop',
      '~/.config/Claude/claude_desktop_config.json',
      { mcpServers: { dynamosql: stdioOf('claude-desktop') } },
    ],
    ['other', null, { mcpServers: { dynamosql: http } }],
  ])('%s is this file', (id, path, config) => {
    const [file] = forms(id);
    expect([file?.path, file?.language]).toEqual([path, 'json']);
    expect(JSON.parse(file?.text ?? '')).toEqual(config);
  });

  it('codex is this file', () => {
    const [file] = forms('codex');
    expect([file?.path, file?.language]).toEqual(['~/.codex/config.toml', 'toml']);
    expect(file?.text).toBe(
      [
        '[mcp_servers.dynamosql]',
        `url = "${endpoint}"`,
        `http_headers = { "Authorization" = "Bearer ${key}" }`,
      ].join('\n'),
    );
  });

  it('claude-code as a command takes the key by stdin, not by argv', () => {
    const [, command] = forms('claude-code');
    const [line = '', ...input] = (command?.text ?? '').split('\n');
    expect(line).toBe("claude mcp add-json -s user dynamosql - <<'JSON'");
    expect(JSON.parse(input.slice(0, -1).join('\n'))).toEqual(http);
    expect(input.at(-1)).toBe('JSON');
  });

  it('any other client gives the path key alone, and stdio, as further forms', () => {
    const [, address, stdio] = forms('other');
    expect(address).toMatchObject({ language: 'text', text: connection.keyedEndpoint });
    expect(JSON.parse(stdio?.text ?? '')).toEqual({ mcpServers: { dynamosql: stdioOf('other') } });
  });

  it('the demo is named so', () => {
    const [file] = forms('cursor', { name: 'dynamosql-demo' });
    expect(Object.keys(JSON.parse(file?.text ?? '').mcpServers)).toEqual(['dynamosql-demo']);
  });

  it.each([
    ['darwin', '~/Library/Application Support/Code/User/mcp.json'],
    ['win32', '%APPDATA%\\Code\\User\\mcp.json'],
  ] as const)('vs-code on %s names its file', (platform, path) => {
    expect(snippetFor('vs-code', connection, { platform }).forms[0]?.path).toBe(path);
  });
});

/** A link as the assistant reads it: percent signs and Base64 taken away. */
function readable(text: string): string {
  const plain = decodeURIComponent(decodeURIComponent(text));
  const encoded = /config=([\w+/=]+)$/.exec(plain)?.[1];
  return plain + Buffer.from(encoded ?? '', 'base64').toString('utf8');
}

describe('the local key', () => {
  it.each(assistantIds)('stands only in the texts of %s, never in a title or path', (id) => {
    for (const { text, ...rest } of forms(id)) {
      expect(JSON.stringify(rest)).not.toContain(key);
      const isBridge = readable(text).includes('"stdio"');
      expect(readable(text).includes(key)).toBe(!isBridge);
    }
    expect(forms(id).length).toBeGreaterThan(0);
  });

  it('stands in a path only where a header is impossible', () => {
    for (const id of assistantIds) {
      for (const { text, language } of forms(id)) {
        expect(text.includes('/k/')).toBe(language === 'text');
      }
    }
  });
});
