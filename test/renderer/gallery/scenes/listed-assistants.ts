import { type AssistantId, assistantIds } from '../../../../src/shared/assistant.ts';
import { assistantNames } from '../../../../src/shared/assistant-names.ts';
import type { AssistantRow, ConnectOutput, OldEntry } from '../../../../src/shared/connecting.ts';
import { ago } from './snapshots.ts';

const absent = (id: AssistantId): AssistantRow => ({
  id,
  ...assistantNames[id],
  found: false,
  path: `/home/ada/.config/${id}/mcp.json`,
  variant: null,
  state: 'none',
  way: null,
  hasKey: false,
  oldEntries: [],
  problem: null,
  byHand: null,
  installs: id === 'claude-desktop' ? 'extension' : id === 'vs-code' ? 'link' : null,
  restart: `Start ${assistantNames[id].name} again.`,
  evidence: 'tried',
  lastSeen: null,
  client: null,
  protocolVersion: null,
  callsToday: 0,
  lastError: null,
});

const codexOld: OldEntry = {
  name: 'dynamo',
  reason: 'pasted-token',
  path: '/home/ada/.codex/config.toml',
  variant: null,
};

const differing: Readonly<Partial<Record<AssistantId, Partial<AssistantRow>>>> = {
  'claude-code': {
    found: true,
    path: '/home/ada/.claude.json',
    state: 'seen',
    way: 'header',
    hasKey: true,
    lastSeen: ago(12),
    callsToday: 111,
    client: 'claude-code 2.1.4',
    protocolVersion: '2025-11-25',
    restart: 'Start a new session of Claude Code; `claude mcp list` shows the server as connected.',
  },
  cursor: {
    found: true,
    path: '/home/ada/.cursor/mcp.json',
    state: 'seen',
    way: 'header',
    hasKey: true,
    lastSeen: ago(185),
    callsToday: 31,
    lastError: 'answer_timeout',
  },
  'claude-desktop': {
    found: true,
    path: '/home/ada/.config/Claude/claude_desktop_config.json',
    state: 'waiting',
    way: 'stdio',
    hasKey: true,
    restart: 'Quit it fully and open it again.',
  },
  codex: {
    found: true,
    path: '/home/ada/.codex/config.toml',
    oldEntries: [codexOld],
    restart: 'Start Codex again; the ChatGPT desktop app reads the same file.',
  },
  zed: {
    found: true,
    path: '/home/ada/.config/zed/settings.json',
    state: 'key-revoked',
    way: 'header',
  },
  goose: {
    found: true,
    path: '/home/ada/.config/goose/config.yaml',
    problem: { code: 'config_damaged', cause: 'Line 12 is not YAML: a quote is not closed.' },
  },
  kiro: { found: true, state: 'address-changed', way: 'header', hasKey: true },
  'vs-code': { found: true, path: '/home/ada/.config/Code/User/mcp.json' },
  jetbrains: {
    found: true,
    path: null,
    byHand: 'It keeps its servers in its own settings, under Tools, AI Assistant, MCP.',
  },
  raycast: { path: null, byHand: 'It takes servers by an install link alone.' },
  other: { path: null, byHand: 'Every client that speaks MCP takes the address and its key.' },
};

/** Every assistant, in each state that one can be in. */
export const listedAssistants: readonly AssistantRow[] = assistantIds.map((id) => ({
  ...absent(id),
  ...differing[id],
}));

const [same, added, removed] = (['same', 'added', 'removed'] as const).map(
  (kind) => (line: number, text: string) => ({ kind, line, text }),
) as [Line, Line, Line];
type Line = (line: number, text: string) => ConnectOutput['diff'][number];

const preview: ConnectOutput = {
  assistant: 'vs-code',
  name: 'dynamosql',
  path: '/home/ada/.config/Code/User/mcp.json',
  variant: null,
  way: 'header',
  change: 'add',
  diff: [
    same(2, '  "servers": {'),
    added(3, '    "dynamosql": {'),
    added(4, '      "type": "http",'),
    added(5, '      "url": "http://127.0.0.1:3917/mcp",'),
    added(6, '      "headers": { "Authorization": "Bearer a key made for VS Code" }'),
    added(7, '    },'),
    same(8, '    "linear": { "type": "http", "url": "https://mcp.linear.app/mcp" }'),
    same(9, '  }'),
  ],
  others: [],
  replaces: [],
  warnings: [],
  preview: 'one',
  applied: false,
  backup: null,
  backupHoldsSecret: false,
  restart: 'In VS Code run MCP: List Servers and start the server.',
};

/** Adds an entry between others. */
export const vsCodePreview = preview;

/** Replaces an entry that holds a token, in a work tree. */
export const codexPreview: ConnectOutput = {
  ...preview,
  assistant: 'codex',
  path: '/home/ada/.codex/config.toml',
  change: 'replace',
  diff: [
    same(7, '[mcp_servers.linear]'),
    same(8, 'url = "https://mcp.linear.app/mcp"'),
    removed(10, '[mcp_servers.dynamo]'),
    removed(11, 'url = "https://mcp.dynamosql.com/mcp"'),
    removed(12, 'http_headers = { Authorization = "Bearer ••••" }'),
    same(10, ''),
    same(11, '[tools]'),
    same(30, 'web_search = true'),
    added(31, ''),
    added(32, '[mcp_servers.dynamosql]'),
    added(33, 'url = "http://127.0.0.1:3917/mcp"'),
    added(34, 'http_headers = { Authorization = "Bearer a key made for Codex" }'),
  ],
  replaces: [codexOld],
  warnings: [
    {
      code: 'git-work-tree',
      text: 'The file lies in the git work tree /home/ada: a commit could carry the key along.',
    },
    {
      code: 'old-entries',
      text: 'The entry "dynamo" holds a pasted token, which dies within minutes. It is replaced.',
    },
  ],
  restart: 'Start Codex again; the ChatGPT desktop app reads the same file.',
};

/** The same, with a token in the file of another build. */
export const insidersOld: OldEntry = {
  name: 'dynamo',
  reason: 'pasted-token',
  path: '/home/ada/.config/Code - Insiders/User/mcp.json',
  variant: 'Insiders',
};
export const twoBuildsPreview: ConnectOutput = {
  ...preview,
  others: [
    {
      path: insidersOld.path,
      variant: 'Insiders',
      change: 'replace',
      diff: [
        same(2, '  "servers": {'),
        removed(3, '    "dynamo": {'),
        removed(4, '      "url": "https://mcp.dynamosql.com/mcp",'),
        removed(5, '      "headers": { "Authorization": "Bearer ••••" }'),
        added(3, '    "dynamosql": {'),
        added(4, '      "url": "http://127.0.0.1:3917/mcp",'),
        added(5, '      "headers": { "Authorization": "Bearer a key made for VS Code" }'),
        same(6, '    }'),
      ],
      backup: null,
      backupHoldsSecret: false,
    },
  ],
  replaces: [insidersOld],
  warnings: [
    {
      code: 'old-entries',
      text: `The entry "dynamo" in ${insidersOld.path} holds a pasted token, which dies within minutes. It is replaced.`,
    },
  ],
};
