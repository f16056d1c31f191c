import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { leaveSeats } from '../../src/main/desktop/leave-seats.ts';
import { updateUnderWay } from '../../src/main/node/update-mark.ts';

function openSeats() {
  const folder = mkdtempSync(join(tmpdir(), 'seats-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const happened: string[] = [];
  const seat = (home: string, close: () => Promise<void>) => ({
    run: { home },
    edges: {
      ports: { log: { write: (_level: string, event: string) => void happened.push(event) } },
    },
    close,
  });
  return { folder, happened, seat };
}

describe('leaving for an update', () => {
  it('marks each home before anything of it is closed', async () => {
    const { folder, happened, seat } = openSeats();
    const homes = ['own', 'demo'].map((name) => join(folder, name));
    const close = async (): Promise<void> =>
      void happened.push(homes.map((home) => updateUnderWay(home)).join(' '));
    await leaveSeats(
      homes.map((home) => seat(home, close)),
      '0.1.1',
    );
    expect(happened).toEqual(['0.1.1 0.1.1', '0.1.1 0.1.1']);
  });

  it('goes on past a home that cannot be marked, and one that cannot be given back', async () => {
    const { folder, happened, seat } = openSeats();
    const unmarkable = join(folder, 'a-file');
    writeFileSync(unmarkable, '');
    const full = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    await leaveSeats(
      [seat(join(folder, 'own'), full), seat(unmarkable, async () => void happened.push('closed'))],
      '0.1.1',
    );
    expect(happened).toEqual(['update.not-marked', 'closed', 'update.seat-not-closed']);
  });
});
