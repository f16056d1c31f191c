import { describe, expect, it } from 'vitest';
import type { Arrival } from '../../../src/main/core/activity/activity.ts';
import { type FirstCall, openJournal } from '../../../src/main/core/activity/journal.ts';
import { createFakeClock, FAKE_START } from '../../fakes/clock.ts';
import { createFakeTextFiles } from '../../fakes/text-files.ts';
import { callOf } from './calls.ts';

const MINUTE_MS = 60_000;
const FILE = 'activity.json';

interface Script {
  readonly files?: ReturnType<typeof createFakeTextFiles>;
  readonly writes?: boolean;
  readonly zoneOffsetMs?: number;
}

async function open({
  files = createFakeTextFiles(),
  writes = true,
  zoneOffsetMs = 0,
}: Script = {}) {
  const clock = createFakeClock({ zoneOffsetMs });
  const logged: string[] = [];
  const journal = await openJournal({
    files,
    clock,
    log: { write: (_level, event) => void logged.push(event) },
    writes,
    days: () => 7,
    nameOf: (id) => `name of ${id}`,
  });
  const firstCalls: FirstCall[] = [];
  journal.onFirstCall((call) => firstCalls.push(call));
  return { journal, clock, files, logged, firstCalls };
}

const arrival = (given: Partial<Arrival> = {}): Arrival => ({
  client: undefined,
  protocolVersion: undefined,
  tool: undefined,
  ...given,
});

describe('what happened here', () => {
  it('outlives the process: callers, quarters and entries', async () => {
    const first = await open();
    first.journal.arrived('codex', arrival({ client: 'Codex CLI', protocolVersion: '2025-11-25' }));
    first.journal.called(callOf({ status: 404 }));
    first.journal.renewed(188, 4 * MINUTE_MS);
    await first.journal.close();
    const second = await open({ files: first.files });
    expect(second.journal.assistants()).toEqual(first.journal.assistants());
    expect(second.journal.strip()).toEqual(first.journal.strip());
    expect(second.journal.entries()).toEqual(first.journal.entries());
    expect(second.journal.entries().map(({ kind }) => kind)).toEqual(['note', 'call']);
  });

  it('is written once a minute, however much happens', async () => {
    const { journal, clock, files } = await open();
    let writes = 0;
    const { write } = files;
    files.write = (name, text) => {
      writes += 1;
      return write(name, text);
    };
    for (let nth = 0; nth < 100; nth += 1) journal.called(callOf());
    await clock.advance(MINUTE_MS - 1);
    expect(writes).toBe(0);
    await clock.advance(1);
    expect(writes).toBe(1);
    await clock.advance(10 * MINUTE_MS);
    await journal.close();
    expect(writes).toBe(1);
  });

  it('is not written by a run that does not own its home, which reads it all the same', async () => {
    const { files } = await open();
    const owner = await open({ files });
    owner.journal.called(callOf());
    await owner.journal.close();
    const before = files.contents.get(FILE);
    const guest = await open({ files, writes: false });
    expect(guest.journal.assistants()).toHaveLength(1);
    guest.journal.called(callOf());
    await guest.clock.advance(5 * MINUTE_MS);
    await guest.journal.close();
    expect(files.contents.get(FILE)).toBe(before);
  });

  it('leaves no file where nothing happened', async () => {
    const { journal, files } = await open();
    await journal.close();
    expect(files.contents.size).toBe(0);
  });

  it('goes on when the disk is full, and is written when it is not', async () => {
    const { journal, files, clock, logged } = await open();
    files.fillDisk(true);
    journal.called(callOf());
    await clock.advance(MINUTE_MS);
    journal.called(callOf());
    expect(journal.entries()).toHaveLength(2);
    expect(logged).toEqual(['activity.not-written']);
    files.fillDisk(false);
    await journal.close();
    expect((await open({ files })).journal.entries()).toHaveLength(2);
  });

  it.each([
    ['cut', '{"callers": [{"id": "cod'],
    ['empty', ''],
    ['of another shape', '{"callers": {}}'],
  ])('begins anew when its file is %s, which is moved aside', async (_what, text) => {
    const files = createFakeTextFiles(new Map([[FILE, text]]));
    const { journal, logged } = await open({ files });
    expect([journal.entries(), journal.assistants(), logged]).toEqual([
      [],
      [],
      ['activity.moved-aside'],
    ]);
    expect([...files.contents]).toEqual([[`${FILE}.damaged-2026-01-31T12-00-00-000Z`, text]]);
  });

  it('leaves a damaged file where it is in a run that does not own its home', async () => {
    const files = createFakeTextFiles(new Map([[FILE, 'damaged']]));
    const { journal } = await open({ files, writes: false });
    journal.called(callOf());
    await journal.close();
    expect([...files.contents]).toEqual([[FILE, 'damaged']]);
  });
});

describe('the calls of today', () => {
  it.each([
    [0, 1],
    [14, 0],
    [-11, 0],
  ])('are those since midnight %d hours ahead of Greenwich', async (hours, callsToday) => {
    // It is noon in Greenwich, and the call came at nine.
    const { journal } = await open({ zoneOffsetMs: hours * 3_600_000 });
    journal.called(callOf({ at: FAKE_START - 3 * 3_600_000 }));
    expect(journal.assistants()[0]?.callsToday).toBe(callsToday);
  });
});

describe('the first call of an assistant', () => {
  it('is told as it arrives, with its tool, once ever', async () => {
    const first = await open();
    first.journal.arrived('codex', arrival());
    first.journal.arrived('codex', arrival({ tool: 'list_tables' }));
    first.journal.arrived('codex', arrival({ tool: 'run_sql' }));
    first.journal.arrived('cursor', arrival({ tool: 'run_sql' }));
    expect(first.firstCalls).toEqual([
      { assistant: 'codex', name: 'name of codex', tool: 'list_tables' },
      { assistant: 'cursor', name: 'name of cursor', tool: 'run_sql' },
    ]);
    await first.journal.close();
    const second = await open({ files: first.files });
    second.journal.arrived('codex', arrival({ tool: 'run_sql' }));
    expect(second.firstCalls).toEqual([]);
  });

  it.each(['run', 'open', 'verifier'])(
    'is none when %s calls, which is no assistant',
    async (id) => {
      const { journal, firstCalls } = await open();
      journal.arrived(id, arrival({ tool: 'run_sql' }));
      expect(firstCalls).toEqual([]);
    },
  );
});

describe('the strip', () => {
  const renewingIn = (journal: Awaited<ReturnType<typeof open>>['journal']) =>
    journal.strip().quarters.map(({ renewing }) => renewing);

  it('shows the quarters in which the app ran, without a call', async () => {
    const { journal, clock } = await open();
    journal.start(() => false);
    await clock.advance(30 * MINUTE_MS);
    expect(renewingIn(journal).slice(-4)).toEqual(['asleep', 'running', 'running', 'running']);
  });

  it('shows a run that serves nobody as asleep', async () => {
    const { journal, clock } = await open();
    await clock.advance(30 * MINUTE_MS);
    expect(new Set(renewingIn(journal))).toEqual(new Set(['asleep']));
  });

  it('shows every quarter in which a token was missing', async () => {
    const { journal, clock } = await open();
    let isStopped = true;
    journal.start(() => isStopped);
    await clock.advance(16 * MINUTE_MS);
    isStopped = false;
    journal.renewed(100, undefined);
    await clock.advance(15 * MINUTE_MS);
    expect(renewingIn(journal).slice(-3)).toEqual(['stopped', 'running', 'running']);
  });

  it('counts what a state made this computer answer apart from what failed', async () => {
    const { journal } = await open();
    journal.called(callOf({ code: 'paused', answeredHere: true }));
    journal.called(callOf({ code: 'upstream_failed' }));
    journal.called(callOf());
    expect(journal.strip().quarters.at(-1)).toMatchObject({ calls: 3, failed: 1, answeredHere: 1 });
  });
});

describe('sleep', () => {
  it('is told at the first look after it', async () => {
    const { journal, clock } = await open();
    journal.start(() => false);
    await clock.advance(3 * MINUTE_MS);
    clock.shiftWall(2 * 3_600_000);
    journal.look();
    expect(journal.entries()).toMatchObject([
      {
        kind: 'note',
        about: 'sleep',
        sentence: 'This computer slept for 2 h',
      },
    ]);
    await clock.advance(10 * MINUTE_MS);
    expect(journal.entries()).toHaveLength(1);
  });

  it.each([30_000, -3_600_000])('is none when the clock is set by %d ms', async (ms) => {
    const { journal, clock } = await open();
    journal.start(() => false);
    clock.shiftWall(ms);
    await clock.advance(5 * MINUTE_MS);
    expect(journal.entries()).toEqual([]);
  });
});
