import { describe, expect, it } from 'vitest';
import { type PressedKey, shortcutOf } from '../../src/renderer/frame/shortcuts.ts';

const press = (key: string, held: Partial<PressedKey> = {}): PressedKey => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const onMac = (pressed: PressedKey) => shortcutOf(pressed, true, false);
const elsewhere = (pressed: PressedKey) => shortcutOf(pressed, false, false);

describe('a key that means the same in the whole window', () => {
  it.each([
    ['1', 'overview'],
    ['2', 'tables'],
    ['3', 'assistants'],
    ['4', 'activity'],
    [',', 'settings'],
  ])('%s with Control leads to %s', (key, screen) => {
    expect(elsewhere(press(key, { ctrlKey: true }))).toEqual({ kind: 'screen', screen });
  });

  it('is held with Command on a Mac, and with Control there it is none', () => {
    expect(onMac(press('r', { metaKey: true }))).toEqual({ kind: 'verify' });
    expect(onMac(press('r', { ctrlKey: true }))).toBeNull();
    expect(elsewhere(press('r', { metaKey: true }))).toBeNull();
  });

  it('is none with Alt, which writes letters on many keyboards', () => {
    expect(elsewhere(press('2', { ctrlKey: true, altKey: true }))).toBeNull();
  });

  it('is none alone: a letter is a letter', () => {
    expect(elsewhere(press('r'))).toBeNull();
  });

  it('walks the panes by F6, and back with Shift', () => {
    expect(elsewhere(press('F6'))).toEqual({ kind: 'next-pane' });
    expect(elsewhere(press('F6', { shiftKey: true }))).toEqual({ kind: 'previous-pane' });
  });

  it('lists itself by a question mark that is not being typed', () => {
    const pressed = press('?', { shiftKey: true });
    expect(shortcutOf(pressed, false, false)).toEqual({ kind: 'list' });
    expect(shortcutOf(pressed, false, true)).toBeNull();
  });
});
