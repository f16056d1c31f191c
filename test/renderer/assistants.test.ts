import { describe, expect, it } from 'vitest';
import { previewPieces } from '../../src/renderer/assistants/preview-pieces.ts';
import {
  arranged,
  freshRows,
  isHere,
  keyHolders,
  listKey,
} from '../../src/renderer/assistants/rows.ts';
import { pathFrom } from '../../src/renderer/assistants/short-path.ts';
import { panelOf, rowActionOf, standingOf } from '../../src/renderer/assistants/standing.ts';
import { undoneText } from '../../src/renderer/assistants/undo-and-tell.ts';
import { assistantsWords } from '../../src/renderer/words/assistants-screen.ts';
import type { AssistantRow, Disconnected } from '../../src/shared/connecting.ts';
import type { KnownAssistant } from '../../src/shared/snapshot.ts';
import { connectedCursor, foundCursor, waitingCursor } from './an-assistant-row.ts';

const CALLED_MS = Date.parse('2026-11-24T10:00:00Z');

const seenCursor: KnownAssistant = {
  id: 'cursor',
  name: 'Cursor',
  monogram: 'Cu',
  hasKey: true,
  lastSeen: '2026-11-24T10:00:00Z',
  client: 'cursor-vscode 1.7.2',
  protocolVersion: '2025-11-25',
  callsToday: 31,
  lastError: null,
};

const pasted = [
  { name: 'dynamosql', reason: 'pasted-token', path: '/home/ada/.cursor/mcp.json', variant: null },
] as const;
const holdingToken: AssistantRow = { ...foundCursor, oldEntries: [...pasted] };

describe('the rows of the assistants', () => {
  const absent = { ...foundCursor, found: false };
  const ids = (rows: readonly AssistantRow[]) => rows.map(({ id }) => id);
  const nobody = { here: [], opened: null };

  it('are the connected first, then what waits for the person, then what was found', () => {
    const { here, others } = arranged(
      [
        { ...absent, id: 'other', name: 'Any other client' },
        { ...absent, id: 'zed', name: 'Zed' },
        { ...foundCursor, id: 'found' },
        { ...holdingToken, id: 'old' },
        { ...waitingCursor, id: 'waiting' },
        { ...connectedCursor, id: 'connected' },
        { ...absent, id: 'amp', name: 'Amp' },
      ],
      nobody,
    );
    expect(ids(here)).toEqual(['connected', 'waiting', 'old', 'found']);
    expect(ids(others)).toEqual(['amp', 'zed', 'other']);
  });

  it('keep their places while one looks at them, whatever becomes of them', () => {
    const [one, two, three] = [
      { ...foundCursor, id: 'one' },
      { ...connectedCursor, id: 'two' },
      { ...foundCursor, id: 'three' },
    ];
    const { here } = arranged([one, two, three], { here: ['three', 'one'], opened: 'one' });
    expect(ids(here)).toEqual(['three', 'one', 'two']);
  });

  it('leave an opened one in its list when it is connected', () => {
    const opened = { here: ['two'], opened: 'one' };
    const { here, others } = arranged(
      [
        { ...connectedCursor, id: 'one' },
        { ...foundCursor, id: 'two' },
      ],
      opened,
    );
    expect([ids(here), ids(others)]).toEqual([['two'], ['one']]);
  });

  it('are told of every call by the snapshot', () => {
    const [row] = freshRows([waitingCursor], [seenCursor]);
    expect(row).toMatchObject({ state: 'seen', callsToday: 31, lastSeen: seenCursor.lastSeen });
    expect(freshRows([waitingCursor], [])).toEqual([waitingCursor]);
  });

  it('are read anew when a key comes or goes, and not for one more call', () => {
    const again = { ...seenCursor, lastSeen: '2026-11-24T10:00:01Z', callsToday: 32 };
    expect(listKey([again])).toBe(listKey([seenCursor]));
    expect(listKey([{ ...seenCursor, hasKey: false }])).not.toBe(listKey([seenCursor]));
    expect(listKey([{ ...seenCursor, lastSeen: null }])).not.toBe(listKey([seenCursor]));
  });

  it('show those that lie here or have to do with us', () => {
    expect([foundCursor, { ...absent, hasKey: true }, connectedCursor].map(isHere)).toEqual([
      true,
      true,
      true,
    ]);
    expect(isHere(absent)).toBe(false);
  });

  it('count those that hold a key', () => {
    expect(keyHolders([seenCursor, { ...seenCursor, hasKey: false }])).toBe(1);
  });
});

describe('how it stands with an assistant', () => {
  it('is told by its file, its key and its calls', () => {
    const standing = (row: AssistantRow) => standingOf(row, null);
    expect(standing(connectedCursor)).toEqual({ kind: 'connected', lastCallMs: CALLED_MS });
    expect(standing(waitingCursor)).toEqual({ kind: 'waiting' });
    expect(standing(foundCursor)).toEqual({ kind: 'found', lastCallMs: null });
    expect(standing({ ...foundCursor, found: false })).toEqual({ kind: 'absent' });
    expect(standing(holdingToken)).toEqual({ kind: 'old', reason: 'pasted-token' });
    expect(standing({ ...connectedCursor, state: 'key-revoked' })).toEqual({ kind: 'revoked' });
    expect(standing({ ...connectedCursor, state: 'address-changed' })).toEqual({
      kind: 'address-changed',
    });
    expect(standing({ ...foundCursor, byHand: 'It is.', path: null })).toEqual({
      kind: 'by-hand',
      isFound: true,
    });
    const problem = { code: 'config_damaged', cause: 'Line 3 is no JSON.' };
    expect(standing({ ...foundCursor, problem })).toEqual({
      kind: 'problem',
      cause: 'Line 3 is no JSON.',
    });
  });

  it('is waiting until a call that came after it was connected here', () => {
    expect(standingOf(connectedCursor, CALLED_MS + 1).kind).toBe('waiting');
    expect(standingOf(connectedCursor, CALLED_MS).kind).toBe('connected');
  });

  it('tells one that was disconnected by its last call', () => {
    const gone = { ...connectedCursor, way: null, hasKey: false };
    expect(standingOf(gone, null)).toEqual({ kind: 'found', lastCallMs: CALLED_MS });
  });

  it('tells its last error in words', () => {
    expect(assistantsWords.errorInWords('answer_timeout')).toBe(
      'DynamoSQL does not answer in time',
    );
    expect(assistantsWords.errorInWords('http_502')).toBe('DynamoSQL answered with code 502');
  });
});

describe('an opened row', () => {
  it('shows what would change, unless the assistant is connected or no file of it is edited', () => {
    expect(panelOf(foundCursor, null)).toBe('connect');
    expect(panelOf(holdingToken, null)).toBe('connect');
    expect(panelOf({ ...connectedCursor, state: 'key-revoked' }, null)).toBe('connect');
    expect(panelOf(connectedCursor, null)).toBe('connected');
    expect(panelOf(waitingCursor, null)).toBe('connected');
    expect(panelOf({ ...foundCursor, path: null, byHand: 'It is.' }, null)).toBe('snippet');
    const problem = { code: 'config_damaged', cause: '' };
    expect(panelOf({ ...foundCursor, problem }, null)).toBe('snippet');
  });

  it('shows what would change to the end of connecting, and at once what came of it', () => {
    expect(panelOf(waitingCursor, 'connecting')).toBe('connect');
    expect(panelOf({ ...holdingToken, hasKey: true }, 'connected')).toBe('connected');
  });

  it('is offered by a button where something waits for the person', () => {
    const action = (row: AssistantRow) => rowActionOf(standingOf(row, null));
    expect(action(holdingToken)).toBe('replace');
    expect(action({ ...connectedCursor, state: 'key-revoked' })).toBe('new-key');
    expect(action({ ...connectedCursor, state: 'address-changed' })).toBe('update');
    expect(action(foundCursor)).toBeNull();
  });

  it('shows a stand-in where the key goes', () => {
    expect(previewPieces('Bearer a key made for Cursor"', 'Cursor')).toEqual([
      { text: 'Bearer ', isStandIn: false },
      { text: 'a key made for Cursor', isStandIn: true },
      { text: '"', isStandIn: false },
    ]);
    expect(previewPieces('nothing', 'Cursor')).toEqual([{ text: 'nothing', isStandIn: false }]);
  });

  it.each([
    ['/home/ada', '/home/ada/.cursor/mcp.json', '~/.cursor/mcp.json'],
    ['/home/ada/', '/home/ada/.cursor/mcp.json', '~/.cursor/mcp.json'],
    ['D:\\people\\ada', 'D:\\people\\ada\\AppData\\x.json', '~\\AppData\\x.json'],
    ['/home/ada', '/home/adam/x.json', '/home/adam/x.json'],
    ['/home/ada', '/mnt/home/ada/x.json', '/mnt/home/ada/x.json'],
    ['/', '/etc/x.json', '/etc/x.json'],
    ['', '/etc/x.json', '/etc/x.json'],
  ])('writes, for who lives in %s, %s as %s', (folder, path, short) => {
    expect(pathFrom(folder, path)).toBe(short);
  });
});

describe('after an undo', () => {
  const row: Disconnected = {
    assistant: 'cursor',
    path: '/home/ada/.cursor/mcp.json',
    outcome: 'restored',
    cause: null,
    backup: null,
    keyRevoked: true,
  };

  it('what was refused is told before what was done', () => {
    const refused = { ...row, outcome: 'refused', cause: 'Line 3 is no JSON.' } as const;
    expect(undoneText([row])).toBe('The file is as it was, to the byte.');
    expect(undoneText([row, refused])).toBe('The file was left alone. Line 3 is no JSON.');
    expect(undoneText([])).toBe(assistantsWords.undoneNothing);
  });
});
