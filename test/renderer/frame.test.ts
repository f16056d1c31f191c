import { describe, expect, it } from 'vitest';
import { shownScreen, somethingWaits } from '../../src/renderer/frame/shown-screen.ts';
import { seenText } from '../../src/renderer/overview/seen-text.ts';
import { quietSnapshot } from './a-snapshot.ts';

describe('what is shown', () => {
  it('is Setup in the place of Overview until the app is set up', () => {
    const fresh = { ...quietSnapshot, isSetUp: false };
    expect(shownScreen('overview', fresh)).toBe('setup');
    expect(shownScreen('settings', fresh)).toBe('settings');
    expect(shownScreen('overview', quietSnapshot)).toBe('overview');
  });

  it('stays Setup when being set up is a step on its way', () => {
    expect(shownScreen('setup', quietSnapshot)).toBe('setup');
  });
});

describe('the dot at Assistants', () => {
  const assistant = {
    id: 'cursor',
    name: 'Cursor',
    monogram: 'Cu',
    hasKey: true,
    lastSeen: null,
    client: null,
    protocolVersion: null,
    callsToday: 0,
    lastError: null,
  };
  const withOne = (differs: { hasKey?: boolean; lastSeen?: string }) =>
    somethingWaits({ ...quietSnapshot, assistants: [{ ...assistant, ...differs }] });

  it('stands for one that was given a key and never called', () => {
    expect(withOne({})).toBe(true);
    expect(withOne({ lastSeen: '2026-11-24T11:58:00.000Z' })).toBe(false);
    expect(withOne({ hasKey: false })).toBe(false);
  });
});

describe('of an assistant Overview says', () => {
  const nowMs = Date.parse('2026-11-24T12:00:00.000Z');
  const lastSeen = '2026-11-24T11:58:00.000Z';
  const trouble = { state: 'offline', since: '2026-11-24T11:57:00.000Z' } as const;

  it('when it called last', () => {
    expect(seenText({ lastSeen }, quietSnapshot.health, nowMs)).toBe('2 min ago');
    expect(seenText({ lastSeen: null }, quietSnapshot.health, nowMs)).toBe('no call yet');
  });

  it('that it was told of a trouble when it called since that began', () => {
    expect(seenText({ lastSeen }, trouble, nowMs)).toBe('told 2 min ago');
    const later = { ...trouble, since: '2026-11-24T11:59:00.000Z' };
    expect(seenText({ lastSeen }, later, nowMs)).toBe('2 min ago');
  });
});
