import { describe, expect, it } from 'vitest';
import {
  createLoginItem,
  type LoginItems,
  startsHidden,
} from '../../src/main/desktop/login-item.ts';
import { ok } from '../../src/shared/result.ts';
import { failureIn, valueIn } from '../fakes/outcome.ts';

type Settings = ReturnType<LoginItems['getLoginItemSettings']>;

/** A system that takes what it is asked for, but for what it is set to say. */
function createSystem(said: Partial<Settings> = {}) {
  const asked: Parameters<LoginItems['setLoginItemSettings']>[0][] = [];
  const items: LoginItems = {
    getLoginItemSettings: () => {
      const openAtLogin = asked.at(-1)?.openAtLogin ?? false;
      const usual = { openAtLogin, executableWillLaunchAtLogin: openAtLogin };
      return { ...usual, ...said } as Settings;
    },
    setLoginItemSettings: (settings) => void asked.push(settings),
  };
  return { items, asked };
}

const autostart = { isOn: () => true, set: () => ok(undefined), follow: () => ok(undefined) };
const itemOn = (platform: NodeJS.Platform, items: LoginItems) =>
  createLoginItem({ items, autostart, platform });

describe.each(['darwin', 'win32'] as const)('the start at login on %s', (platform) => {
  it('is on once it is set, and off when that is taken back', () => {
    const { items, asked } = createSystem();
    const item = itemOn(platform, items);
    expect(item.isOn()).toBe(false);
    valueIn(item.set(true));
    expect(item.isOn()).toBe(true);
    valueIn(item.set(false));
    expect(item.isOn()).toBe(false);
    expect(asked.map(({ args }) => args)).toEqual([['--hidden'], ['--hidden']]);
  });

  it.each([
    ['darwin', { openAtLogin: false }, 'Login Items'],
    ['win32', { executableWillLaunchAtLogin: false }, 'Startup'],
  ] as const)('tells where to allow it when %s asks for that', (system, said, place) => {
    const { items } = createSystem(said);
    const refusal = failureIn(itemOn(system, items).set(true));
    expect(refusal.code).toBe('login_item_refused');
    expect(refusal.next).toContain(place);
    valueIn(itemOn(system, items).set(false));
  });
});

describe('the start at login', () => {
  it('is off on Windows once it is disabled in the task manager', () => {
    const { items } = createSystem({ openAtLogin: true, executableWillLaunchAtLogin: false });
    expect(itemOn('win32', items).isOn()).toBe(false);
  });

  it("is the desktop's own file on Linux", () => {
    expect(itemOn('linux', createSystem().items)).toBe(autostart);
  });
});

describe('a start that nobody asked to see', () => {
  it('says so by a word, and on macOS by the system', () => {
    const { items } = createSystem({ wasOpenedAtLogin: true });
    expect(startsHidden({ words: ['app', '--hidden'], items, platform: 'linux' })).toBe(true);
    expect(startsHidden({ words: ['app'], items, platform: 'darwin' })).toBe(true);
    expect(startsHidden({ words: ['app'], items, platform: 'win32' })).toBe(false);
  });
});
