import { describe, expect, it } from 'vitest';
import { pathAt, templateOn, writtenPath } from '../../../src/main/core/assistants/paths.ts';
import {
  definitionOf,
  definitions,
  whereaboutsVariables,
} from '../../../src/main/core/assistants/registry.ts';
import { assistantIds, isConnectedByHand } from '../../../src/shared/assistant.ts';
import { assistantNames } from '../../../src/shared/assistant-names.ts';

const platforms = ['darwin', 'win32', 'linux'] as const;
const person = (variables: Readonly<Record<string, string>> = {}) => ({
  folder: '/home/ada',
  variables,
  loopbackIsProxied: false,
});
const linux = (variables?: Readonly<Record<string, string>>) => ({
  machine: { platform: 'linux' } as const,
  person: person(variables),
});

describe('every assistant', () => {
  it.each(assistantIds)('%s has its own data', (id) => {
    const { id: own, name, monogram, configs, byHand, forms } = definitionOf(id);
    expect(own).toBe(id);
    expect({ name, monogram }).toEqual(assistantNames[id]);
    expect(monogram).toHaveLength(2);
    expect(configs.length > 0 || forms.length > 0).toBe(true);
    if (configs.length === 0) expect(byHand).toMatch(/\.$/);
    expect(isConnectedByHand(id)).toBe(configs.length === 0);
  });

  it('has a monogram of its own', () => {
    const monograms = definitions.map(({ monogram }) => monogram);
    expect(new Set(monograms).size).toBe(monograms.length);
  });

  it('with a file has one on every system, unless it says why not', () => {
    for (const { configs, byHand } of definitions.filter((one) => one.configs.length > 0)) {
      const isOn = (platform: (typeof platforms)[number]) =>
        configs.some(
          ({ path, onlyWhereFound }) => !onlyWhereFound && templateOn({ platform }, path),
        );
      expect(platforms.every(isOn) || byHand !== undefined).toBe(true);
    }
  });
});

describe('the file of', () => {
  it.each([
    ['codex', { CODEX_HOME: '/work/codex' }, '/work/codex/config.toml'],
    ['codex', {}, '/home/ada/.codex/config.toml'],
    ['claude-code', { CLAUDE_CONFIG_DIR: '/work/claude' }, '/work/claude/.claude.json'],
    ['claude-code', {}, '/home/ada/.claude.json'],
    ['opencode', { XDG_CONFIG_HOME: '/work/xdg' }, '/work/xdg/opencode/opencode.json'],
    ['zed', {}, '/home/ada/.config/zed/settings.json'],
    ['zed', { XDG_CONFIG_HOME: '' }, '/home/ada/.config/zed/settings.json'],
    ['copilot-cli', { COPILOT_HOME: '/c' }, '/c/mcp-config.json'],
  ] as const)('%s with %j is %s', (id, variables, path) => {
    const [first] = definitionOf(id).configs;
    expect(pathAt(first?.path ?? {}, linux(variables))).toBe(path);
  });

  it('a portable VS Code is known only where its variable is set', () => {
    const [portable] = definitionOf('vs-code').configs;
    expect(pathAt(portable?.path ?? {}, linux())).toBeUndefined();
    const found = pathAt(portable?.path ?? {}, linux({ VSCODE_PORTABLE: '/p' }));
    expect(found).toBe('/p/user-data/User/mcp.json');
  });

  it('Goose on Windows stands in the roaming folder', () => {
    const place = definitionOf('goose').configs[0]?.path ?? {};
    const machine = { platform: 'win32' } as const;
    const folder = 'C:\\Users\\Ada';
    const where = { machine, person: { ...person({ APPDATA: 'D:\\Roaming' }), folder } };
    expect(pathAt(place, where)).toBe('D:\\Roaming\\Block\\goose\\config\\config.yaml');
    expect(writtenPath(place, machine)).toBe('%APPDATA%\\Block\\goose\\config\\config.yaml');
    const bare = pathAt(place, { machine, person: { ...person(), folder } });
    expect(bare).toBe('C:\\Users\\Ada\\AppData\\Roaming\\Block\\goose\\config\\config.yaml');
  });
});

it('the variables that move files are named once, for those who hand them on', () => {
  expect(whereaboutsVariables).toEqual(
    expect.arrayContaining(['CODEX_HOME', 'CLAUDE_CONFIG_DIR', 'XDG_CONFIG_HOME', 'APPDATA']),
  );
  expect(new Set(whereaboutsVariables).size).toBe(whereaboutsVariables.length);
});
