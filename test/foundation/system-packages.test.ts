import { describe, expect, it } from 'vitest';
import {
  ensureOrdinaryUser,
  ensurePackages,
  ordinaryUser,
  type PackageSystem,
} from '../../scripts/system-packages.ts';

function createMachine({
  installed = [''],
  isRoot = false,
  hasPackages = true,
  users = [''],
} = {}) {
  const present = new Set(installed);
  const accounts = new Set(users);
  const calls: string[] = [];
  const said: string[] = [];
  const system: PackageSystem = {
    isRoot,
    isInstalled: (name) => present.has(name),
    hasUser: (name) => accounts.has(name),
    addUser(name) {
      calls.push(`add ${name}`);
      if (!hasPackages) throw new Error('no more users');
      accounts.add(name);
    },
    aptGet(...args) {
      calls.push(args.join(' '));
      if (!hasPackages) throw new Error('no such package');
      if (args.includes('install')) for (const name of args) present.add(name);
    },
  };
  const ensure = (...names: readonly string[]) =>
    ensurePackages(names, (line) => said.push(line), system);
  const ensureUser = () => ensureOrdinaryUser((line) => said.push(line), system);
  return { calls, said, ensure, ensureUser };
}

describe('the system packages of a suite', () => {
  it('are left alone when they are there', () => {
    const { ensure, calls, said } = createMachine({ installed: ['dbus', 'faketime'] });
    expect(ensure('dbus', 'faketime')).toBe(true);
    expect([...calls, ...said]).toEqual([]);
  });

  it('are installed by root, the missing ones alone', () => {
    const { ensure, calls } = createMachine({ installed: ['dbus'], isRoot: true });
    expect(ensure('dbus', 'faketime')).toBe(true);
    expect(calls).toEqual(['update -qq', '-qq install -y --no-install-recommends faketime']);
  });

  it('are named to anyone else, with the line that installs them', () => {
    const { ensure, calls, said } = createMachine({ installed: ['dbus'] });
    expect(ensure('dbus', 'faketime', 'nginx')).toBe(false);
    expect(calls).toEqual([]);
    expect(said).toEqual([
      'System packages are missing. Run: sudo apt-get update && ' +
        'sudo apt-get install -y --no-install-recommends faketime nginx',
    ]);
  });

  it('fail the suite when they cannot be installed', () => {
    const { ensure, said } = createMachine({ isRoot: true, hasPackages: false });
    expect(ensure('faketime')).toBe(false);
    expect(said.at(-1)).toContain('no such package');
  });

  it('are not needed by most suites', () => {
    expect(createMachine().ensure()).toBe(true);
  });
});

describe('the ordinary user of a suite', () => {
  it('is made by root, once', () => {
    const { ensureUser, calls } = createMachine({ isRoot: true });
    expect([ensureUser(), ensureUser()]).toEqual([true, true]);
    expect(calls).toEqual([`add ${ordinaryUser}`]);
  });

  it('is whoever runs the tests without being root', () => {
    const { ensureUser, calls } = createMachine();
    expect(ensureUser()).toBe(true);
    expect(calls).toEqual([]);
  });

  it('fails the suite when there can be none', () => {
    const { ensureUser, said } = createMachine({ isRoot: true, hasPackages: false });
    expect(ensureUser()).toBe(false);
    expect(said.at(-1)).toContain('no more users');
  });
});
