import { expect, it } from 'vitest';
import { definitionOf } from '../../../src/main/core/assistants/registry.ts';
import { type AssistantId, assistantIds } from '../../../src/shared/assistant.ts';
import { connection } from './connecting.ts';

const url = 'http://127.0.0.1:17864/mcp';
const headers = { Authorization: 'Bearer dsk_KKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKKK' };
const command = '/usr/bin/dynamosql-tray';
const env = { DYNAMOSQL_TRAY_HOME: '/h' };
const started = (id: string) => ({ command, args: ['stdio', '--assistant', id], env });
const description = 'DynamoSQL through DynamoSQL Tray';

interface Entries {
  /** Null where the assistant only starts commands. */
  readonly header: object | null;
  readonly stdio: object;
}

/** As each file's own vendor writes it; an assistant with several files has them in their order. */
const exact: Readonly<Record<AssistantId, readonly Entries[]>> = {
  'claude-desktop': [
    { header: null, stdio: started('claude-desktop') },
    { header: null, stdio: started('claude-desktop') },
  ],
  'claude-code': [
    { header: { type: 'http', url, headers }, stdio: { type: 'stdio', ...started('claude-code') } },
  ],
  codex: [{ header: { url, http_headers: headers }, stdio: started('codex') }],
  cursor: [{ header: { url, headers }, stdio: started('cursor') }],
  'vs-code': Array.from({ length: 8 }, () => ({
    header: { type: 'http', url, headers },
    stdio: { type: 'stdio', ...started('vs-code') },
  })),
  'visual-studio': [
    {
      header: { type: 'http', url, headers },
      stdio: { type: 'stdio', ...started('visual-studio') },
    },
  ],
  'copilot-cli': [
    {
      header: { type: 'http', url, headers, tools: ['*'] },
      stdio: { type: 'local', ...started('copilot-cli'), tools: ['*'] },
    },
  ],
  'devin-desktop': [
    { header: { url, transport: 'http', headers }, stdio: started('devin-desktop') },
    { header: { serverUrl: url, headers }, stdio: started('devin-desktop') },
  ],
  'gemini-cli': [{ header: { httpUrl: url, headers }, stdio: started('gemini-cli') }],
  antigravity: [
    { header: { serverUrl: url, headers }, stdio: started('antigravity') },
    { header: { serverUrl: url, headers }, stdio: started('antigravity') },
  ],
  zed: [
    { header: { url, headers }, stdio: started('zed') },
    { header: { url, headers }, stdio: started('zed') },
  ],
  cline: Array.from({ length: 2 }, () => ({
    header: { type: 'streamableHttp', url, headers, disabled: false },
    stdio: { ...started('cline'), disabled: false },
  })),
  kilo: Array.from({ length: 2 }, () => ({
    header: { type: 'remote', url, headers, oauth: false },
    stdio: {
      type: 'local',
      command: [command, 'stdio', '--assistant', 'kilo'],
      environment: env,
    },
  })),
  continue: [
    {
      header: { type: 'streamable-http', url, requestOptions: { headers } },
      stdio: { type: 'stdio', ...started('continue') },
    },
  ],
  jetbrains: [],
  junie: [{ header: null, stdio: started('junie') }],
  goose: [
    {
      header: {
        enabled: true,
        type: 'streamable_http',
        name: 'dynamosql',
        description,
        uri: url,
        headers,
        timeout: 300,
      },
      stdio: {
        enabled: true,
        type: 'stdio',
        name: 'dynamosql',
        description,
        cmd: command,
        args: ['stdio', '--assistant', 'goose'],
        envs: env,
        timeout: 300,
      },
    },
  ],
  opencode: Array.from({ length: 2 }, () => ({
    header: { type: 'remote', url, headers, oauth: false },
    stdio: {
      type: 'local',
      command: [command, 'stdio', '--assistant', 'opencode'],
      environment: env,
    },
  })),
  warp: [{ header: { url, headers }, stdio: started('warp') }],
  amp: [{ header: { url, headers }, stdio: started('amp') }],
  'lm-studio': [{ header: { url, headers }, stdio: started('lm-studio') }],
  raycast: [],
  kiro: [
    { header: { url, headers, disabled: false }, stdio: { ...started('kiro'), disabled: false } },
  ],
  'qwen-code': [{ header: { httpUrl: url, headers }, stdio: started('qwen-code') }],
  other: [],
};

const given = { ...connection, bridge: { ...connection.bridge, env } };

it.each(assistantIds)('the entries of %s are exactly these', (id) => {
  const made = definitionOf(id).configs.map(({ header, stdio }) => ({
    header: header?.(given) ?? null,
    stdio: stdio(given),
  }));
  expect(made).toEqual(exact[id]);
});

it.each<[AssistantId, readonly object[]]>([
  [
    'jetbrains',
    [
      { mcpServers: { dynamosql: { url, headers } } },
      { mcpServers: { dynamosql: started('jetbrains') } },
    ],
  ],
  ['raycast', [{ name: 'dynamosql', transport: 'HTTP', url, headers }]],
  [
    'other',
    [
      { mcpServers: { dynamosql: { type: 'http', url, headers } } },
      { mcpServers: { dynamosql: started('other') } },
    ],
  ],
])('the texts to paste into %s are exactly these', (id, texts) => {
  const forms = definitionOf(id).forms.filter(({ language }) => language === 'json');
  expect(forms.map(({ text }) => JSON.parse(text(given)))).toEqual(texts);
});

it('an entry that starts our bridge has no variables where it needs none', () => {
  const made = (id: AssistantId) => definitionOf(id).configs[0]?.stdio(connection);
  expect(made('cursor')).toEqual({ command, args: ['stdio', '--assistant', 'cursor'] });
  expect(made('goose')).toMatchObject({ envs: {} });
  expect(made('opencode')).toEqual({
    type: 'local',
    command: [command, 'stdio', '--assistant', 'opencode'],
  });
});
