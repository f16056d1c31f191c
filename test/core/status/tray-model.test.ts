import { describe, expect, it } from 'vitest';
import {
  type TrayFacts,
  type TrayItem,
  trayMenu,
  traySentence,
} from '../../../src/main/core/status/tray-model.ts';
import { type UpdateState, updatedByHand } from '../../../src/shared/update.ts';
import { FAKE_START } from '../../fakes/clock.ts';
import { createHealth, createKnownAssistant, createSnapshot } from '../../fakes/snapshot.ts';

const facts = (change: Partial<TrayFacts> = {}): TrayFacts => ({
  snapshot: createSnapshot(),
  moment: { nowMs: FAKE_START + 60_000, secondsSince: 0 },
  copiedSecondsLeft: undefined,
  offered: [],
  ...change,
});
const inState = (...health: Parameters<typeof createHealth>): TrayFacts =>
  facts({ snapshot: createSnapshot({ health: createHealth(...health) }) });

function labelOf(item: TrayItem): string {
  return item.kind === 'separator' ? '-' : item.label;
}
const labels = (items: readonly TrayItem[]): string[] => items.map(labelOf);
function below(given: TrayFacts, label: string): readonly TrayItem[] {
  const found = trayMenu(given).find((item) => item.kind === 'submenu' && item.label === label);
  return found?.kind === 'submenu' ? found.items : expect.fail(`no submenu ${label}`);
}
/** What stands between the sentence and "Verify connection". */
function firstActions(given: TrayFacts): readonly TrayItem[] {
  const items = trayMenu(given);
  return items.slice(2, labels(items).indexOf('Verify connection'));
}
const offer = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `a${at}`, name: `Assistant ${at}` }));

describe('the tray menu', () => {
  it('has its rows in one order', () => {
    expect(labels(trayMenu(facts()))).toEqual([
      'Ready. DynamoSQL answered Claude Code 12 s ago.',
      '-',
      'Copy fresh token',
      'Verify connection',
      'Copy config for',
      '-',
      'Browse tables',
      'Assistants',
      '-',
      'Pause',
      '-',
      'Open DynamoSQL Tray',
      'Settings…',
      'Report a problem…',
      '-',
      'Quit',
    ]);
  });

  it('keeps that order in every state: only the first actions and Pause change', () => {
    const rest = (given: TrayFacts) => {
      const rows = labels(trayMenu(given));
      return rows.slice(rows.indexOf('Verify connection')).filter((row) => row !== 'Resume');
    };
    const usual = rest(facts());
    expect(rest(inState('needs-you', 'invalid_client'))).toEqual(usual);
    expect(rest(inState('offline', 'connect_failed'))).toEqual(usual);
    expect(rest(inState('paused', 'paused'))).toEqual(usual.filter((row) => row !== 'Pause'));
  });

  it.each([
    [inState('needs-you', 'invalid_client'), ['Enter new secret', 'Open API clients']],
    [inState('needs-you', 'keychain_locked'), ['Unlock']],
    [inState('offline', 'connect_failed'), ['Try now']],
    [inState('not-set-up', 'not_set_up'), ['Set up…', 'Try the demo']],
    [inState('paused', 'paused'), []],
    [inState('working', 'working'), ['Copy fresh token']],
  ])('begins with what the state asks for: case %#', (given, wanted) => {
    expect(labels(firstActions(given))).toEqual(wanted);
  });

  it('resumes when paused, and pauses otherwise', () => {
    const row = (given: TrayFacts, label: string) =>
      trayMenu(given).find((item) => labelOf(item) === label);
    expect(row(inState('paused', 'paused'), 'Resume')).toMatchObject({ act: { kind: 'resume' } });
    expect(row(facts(), 'Pause')).toMatchObject({ act: { kind: 'pause' } });
  });

  it.each([
    [599, 'Copied, valid 9 min'],
    [120, 'Copied, valid 2 min'],
    [119.9, 'Copied, valid 1 min'],
    [60, 'Copied, valid 1 min'],
    [59.9, 'Copied, valid 59 s'],
  ])('says of a copied token with %d s a time that it lasts', (copiedSecondsLeft, label) => {
    const copied = facts({ copiedSecondsLeft });
    const act = { kind: 'copyToken' };
    expect(firstActions(copied)).toEqual([{ kind: 'action', label, act, isChecked: true }]);
  });

  it('offers a token again when the copied one has no second left', () => {
    const over = facts({ copiedSecondsLeft: 0.5 });
    expect(labels(firstActions(over))).toEqual(['Copy fresh token']);
  });
});

describe('an update', () => {
  const newer = { version: '0.1.1', notes: [] };
  const withUpdate = (state: UpdateState): TrayFacts =>
    facts({ snapshot: createSnapshot({ update: { ...updatedByHand, state } }) });
  const isOffered = (given: TrayFacts): boolean =>
    labels(trayMenu(given)).some((label) => label.includes('0.1.1'));

  it('that is ready has one row, which leads to its settings', () => {
    const menu = trayMenu(withUpdate({ kind: 'ready', ...newer, isPutOff: false }));
    const usual = labels(trayMenu(facts()));
    const added = menu.filter((item) => !usual.includes(labelOf(item)));
    const act = { kind: 'show', place: 'settings', page: 'updates' };
    expect(added).toEqual([{ kind: 'action', label: 'Update to 0.1.1…', act }]);
    expect(menu).toHaveLength(usual.length + 1);
  });

  it.each<UpdateState>([
    { kind: 'ready', ...newer, isPutOff: true },
    { kind: 'available', ...newer },
    { kind: 'downloading', ...newer, percent: 40 },
    { kind: 'by-hand', ...newer },
  ])('that is $kind but not to be read now has none', (state) => {
    expect(isOffered(withUpdate(state))).toBe(false);
  });
});

describe('the sentence of the tray', () => {
  it('names a state once', () => {
    expect(traySentence(inState('paused', 'paused'))).toBe('Paused by you, 1 min ago.');
    expect(traySentence(inState('needs-you', 'keychain_locked'))).toBe(
      'Needs you. The keychain is locked.',
    );
  });

  it('counts the tools that are left', () => {
    const scopes = [
      { name: 'schemas:read', isGranted: true, tools: ['list_tables', 'describe_table'] },
      { name: 'query', isGranted: false, tools: ['run_sql'] },
    ];
    expect(traySentence(facts({ snapshot: createSnapshot({ scopes }) }))).toBe(
      'Ready, 2 of 3 tools. query is not granted. DynamoSQL answered Claude Code 12 s ago.',
    );
  });

  it('says when it is the demo', () => {
    const sentence = traySentence(facts({ snapshot: createSnapshot({ demo: true }) }));
    expect(sentence).toBe('Demo. Ready. The demo data answered Claude Code 12 s ago.');
  });
});

describe('"Copy config for"', () => {
  const submenu = (count: number) => below(facts({ offered: offer(count) }), 'Copy config for');

  it('says that nothing was found, as a row that does nothing', () => {
    expect(submenu(0)).toEqual([{ kind: 'remark', label: 'No assistant found yet' }]);
  });

  it.each([
    [1, 1],
    [10, 10],
    [11, 10],
    [22, 10],
  ])('of %d offered assistants shows %d, then More…', (offered, shown) => {
    const items = submenu(offered);
    expect(labels(items)).toEqual([...offer(shown).map(({ name }) => name), 'More…']);
    expect(items[0]).toMatchObject({ act: { kind: 'copySnippet', assistant: 'a0' } });
    expect(items.at(-1)).toMatchObject({ act: { kind: 'show', place: 'assistants' } });
  });
});

describe('"Assistants"', () => {
  it('says when each was last seen, and leads to it', () => {
    const lastSeen = new Date(FAKE_START).toISOString();
    const assistants = [
      createKnownAssistant({ id: 'codex', name: 'Codex', lastSeen }),
      createKnownAssistant(),
    ];
    const items = below(facts({ snapshot: createSnapshot({ assistants }) }), 'Assistants');
    expect(labels(items)).toEqual([
      'Codex, 1 min ago',
      'Cursor, no call yet',
      '-',
      'Connect another…',
    ]);
    expect(items.slice(0, 2)).toMatchObject([
      { act: { kind: 'showAssistant', assistant: 'codex' }, isChecked: true },
      { act: { kind: 'showAssistant', assistant: 'cursor' }, isChecked: false },
    ]);
  });

  it('says that none was found', () => {
    const items = below(facts(), 'Assistants');
    expect(labels(items)).toEqual(['No assistant found yet', '-', 'Connect another…']);
    expect(items[0]?.kind).toBe('remark');
  });
});

describe('quitting', () => {
  it.each([
    [[], 'Quit'],
    [[false], 'Quit'],
    [[true, false], 'Quit. 1 assistant loses DynamoSQL.'],
    [[true, true], 'Quit. 2 assistants lose DynamoSQL.'],
  ])('says how many assistants with a key lose what they have: %j', (keys, label) => {
    const assistants = keys.map((hasKey) => createKnownAssistant({ hasKey }));
    const menu = trayMenu(facts({ snapshot: createSnapshot({ assistants }) }));
    expect(menu.at(-1)).toEqual({ kind: 'action', label, act: { kind: 'quit' } });
  });
});
