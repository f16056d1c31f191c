import { describe, expect, it } from 'vitest';
import { previewPieces } from '../../src/renderer/assistants/preview-pieces.ts';
import {
  callSince,
  keyHolders,
  knownRows,
  otherRows,
  standingOf,
} from '../../src/renderer/assistants/rows.ts';
import { assistantsWords } from '../../src/renderer/words/assistants-screen.ts';
import { assistantIds } from '../../src/shared/assistant.ts';
import type { KnownAssistant } from '../../src/shared/snapshot.ts';

const cursor: KnownAssistant = {
  id: 'cursor',
  name: 'Cursor',
  monogram: 'Cu',
  hasKey: true,
  lastSeen: '2026-11-24T10:00:00Z',
  client: 'cursor-vscode',
  protocolVersion: '2025-11-25',
  callsToday: 31,
  lastError: null,
};

describe('the rows of the assistants', () => {
  it('keep the order of those that are known, and list every other one once', () => {
    const known = [cursor, { ...cursor, id: 'amp', name: 'Amp', lastSeen: null }];
    expect(knownRows(known).map(({ id }) => id)).toEqual(['cursor', 'amp']);
    const others = otherRows(known).map(({ id }) => id);
    expect(others).toHaveLength(assistantIds.length - 2);
    expect(others[0]).toBe('antigravity');
    expect(others.at(-1)).toBe('other');
  });

  it('count those that hold a key', () => {
    expect(keyHolders([cursor, { ...cursor, hasKey: false }])).toBe(1);
  });
});

describe('how it stands with an assistant', () => {
  const standing = (differs: Partial<KnownAssistant>) =>
    standingOf({ ...cursor, known: { ...cursor, ...differs } });

  it('is told by its key and its calls', () => {
    const lastCallMs = Date.parse('2026-11-24T10:00:00Z');
    expect(standing({})).toEqual({ kind: 'connected', lastCallMs });
    expect(standing({ lastSeen: null })).toEqual({ kind: 'waiting' });
    expect(standing({ hasKey: false })).toEqual({ kind: 'revoked', lastCallMs });
    expect(standing({ hasKey: false, lastSeen: null })).toEqual({ kind: 'unconnected' });
    expect(standingOf({ ...cursor, known: null })).toEqual({ kind: 'unconnected' });
  });

  it('tells its last error in words', () => {
    expect(assistantsWords.errorInWords('answer_timeout')).toBe(
      'DynamoSQL does not answer in time',
    );
    expect(assistantsWords.errorInWords('http_502')).toBe('DynamoSQL answered with code 502');
  });
});

describe('connecting an assistant', () => {
  const row = { ...cursor, known: cursor };

  it('is done by a call after the copy, not by one before', () => {
    const calledMs = Date.parse('2026-11-24T10:00:00Z');
    expect(callSince(row, calledMs - 1)).toBe(calledMs);
    expect(callSince(row, calledMs + 1)).toBeNull();
    expect(callSince({ ...row, known: null }, 0)).toBeNull();
  });

  it('shows a stand-in where the key goes', () => {
    expect(previewPieces('Bearer a key made for Cursor"', 'Cursor')).toEqual([
      { text: 'Bearer ', isStandIn: false },
      { text: 'a key made for Cursor', isStandIn: true },
      { text: '"', isStandIn: false },
    ]);
    expect(previewPieces('nothing', 'Cursor')).toEqual([{ text: 'nothing', isStandIn: false }]);
  });
});
