import { expect, it } from 'vitest';
import { pathAt } from '../../../src/main/core/assistants/paths.ts';
import { definitionOf } from '../../../src/main/core/assistants/registry.ts';
import type { AssistantId } from '../../../src/shared/assistant.ts';

interface Paths {
  readonly linux: readonly string[];
  readonly darwin: readonly string[];
  readonly win32: readonly string[];
}

/** Below the user's folder, where the assistant keeps its file alike on every system. */
function alike(...paths: readonly string[]): Paths {
  const win32 = paths.map((path) => path.replaceAll('/', '\\'));
  return { linux: paths, darwin: paths, win32 };
}

const nowhere: Paths = { linux: [], darwin: [], win32: [] };

const EXTENSION = 'User/globalStorage/saoudrizwan.claude-dev/settings/cline_mcp_settings.json';

/** Without a variable set, in the order in which they are looked at; `~` is the user's folder. */
const paths: Readonly<Record<AssistantId, Paths>> = {
  'claude-desktop': {
    linux: ['~/.config/Claude/claude_desktop_config.json'],
    darwin: ['~/Library/Application Support/Claude/claude_desktop_config.json'],
    win32: [
      '~\\AppData\\Local\\Packages\\Claude_pzs8sxrjxfjjc\\LocalCache\\Roaming\\Claude\\claude_desktop_config.json',
      '~\\AppData\\Roaming\\Claude\\claude_desktop_config.json',
    ],
  },
  'claude-code': alike('~/.claude.json'),
  codex: alike('~/.codex/config.toml'),
  cursor: alike('~/.cursor/mcp.json'),
  'vs-code': {
    linux: [
      '~/.config/Code/User/mcp.json',
      '~/.config/Code - Insiders/User/mcp.json',
      '~/.var/app/com.visualstudio.code/config/Code/User/mcp.json',
      '~/.config/Code/User/profiles/*/mcp.json',
      '~/.config/Code - Insiders/User/profiles/*/mcp.json',
      '~/.var/app/com.visualstudio.code/config/Code/User/profiles/*/mcp.json',
    ],
    darwin: [
      '~/Library/Application Support/Code/User/mcp.json',
      '~/Library/Application Support/Code - Insiders/User/mcp.json',
      '~/Library/Application Support/Code/User/profiles/*/mcp.json',
      '~/Library/Application Support/Code - Insiders/User/profiles/*/mcp.json',
    ],
    win32: [
      '~\\AppData\\Roaming\\Code\\User\\mcp.json',
      '~\\AppData\\Roaming\\Code - Insiders\\User\\mcp.json',
      '~\\AppData\\Roaming\\Code\\User\\profiles\\*\\mcp.json',
      '~\\AppData\\Roaming\\Code - Insiders\\User\\profiles\\*\\mcp.json',
    ],
  },
  'visual-studio': { linux: [], darwin: [], win32: ['~\\.mcp.json'] },
  'copilot-cli': alike('~/.copilot/mcp-config.json'),
  'devin-desktop': {
    linux: ['~/.config/devin/mcp_config.json', '~/.codeium/windsurf/mcp_config.json'],
    darwin: ['~/.config/devin/mcp_config.json', '~/.codeium/windsurf/mcp_config.json'],
    win32: [
      '~\\AppData\\Roaming\\devin\\mcp_config.json',
      '~\\.codeium\\windsurf\\mcp_config.json',
    ],
  },
  'gemini-cli': alike('~/.gemini/settings.json'),
  antigravity: alike('~/.gemini/config/mcp_config.json', '~/.gemini/antigravity/mcp_config.json'),
  zed: {
    linux: ['~/.config/zed/settings.json', '~/.var/app/dev.zed.Zed/config/zed/settings.json'],
    darwin: ['~/.config/zed/settings.json'],
    win32: ['~\\AppData\\Roaming\\Zed\\settings.json'],
  },
  cline: {
    linux: ['~/.cline/data/settings/cline_mcp_settings.json', `~/.config/Code/${EXTENSION}`],
    darwin: [
      '~/.cline/data/settings/cline_mcp_settings.json',
      `~/Library/Application Support/Code/${EXTENSION}`,
    ],
    win32: [
      '~\\.cline\\data\\settings\\cline_mcp_settings.json',
      '~\\AppData\\Roaming\\Code\\User\\globalStorage\\saoudrizwan.claude-dev\\settings\\cline_mcp_settings.json',
    ],
  },
  kilo: alike('~/.config/kilo/kilo.jsonc', '~/.config/kilo/kilo.json'),
  continue: alike('~/.continue/config.yaml'),
  jetbrains: nowhere,
  junie: alike('~/.junie/mcp/mcp.json'),
  goose: {
    linux: ['~/.config/goose/config.yaml'],
    darwin: ['~/.config/goose/config.yaml'],
    win32: ['~\\AppData\\Roaming\\Block\\goose\\config\\config.yaml'],
  },
  opencode: alike('~/.config/opencode/opencode.json', '~/.config/opencode/opencode.jsonc'),
  warp: alike('~/.warp/.mcp.json'),
  amp: alike('~/.config/amp/settings.json'),
  'lm-studio': alike('~/.lmstudio/mcp.json'),
  raycast: nowhere,
  kiro: alike('~/.kiro/settings/mcp.json'),
  'qwen-code': alike('~/.qwen/settings.json'),
  other: nowhere,
};

const rows = Object.entries(paths).flatMap(([id, on]) =>
  (['linux', 'darwin', 'win32'] as const).map((platform) => ({
    id: id as AssistantId,
    platform,
    expected: on[platform],
  })),
);

it.each(rows)('$id on $platform keeps its servers in $expected', ({ id, platform, expected }) => {
  const person = { folder: '~', variables: {}, loopbackIsProxied: false };
  const found = definitionOf(id)
    .configs.map(({ path }) => pathAt(path, { machine: { platform }, person }))
    .filter((path) => path !== undefined);
  expect(found).toEqual(expected);
});
