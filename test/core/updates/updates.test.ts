import { describe, expect, it } from 'vitest';
import type { Packaging } from '../../../src/main/core/updates/packaging.ts';
import { createUpdates } from '../../../src/main/core/updates/updates.ts';
import { type FailureCode, failure } from '../../../src/shared/failure.ts';
import { failed } from '../../../src/shared/result.ts';
import type { UpdateState } from '../../../src/shared/update.ts';
import { createFakeClock, FAKE_START } from '../../fakes/clock.ts';
import { createSeededRandom } from '../../fakes/random.ts';
import { createFakeUpdater, type FakeUpdater } from '../../fakes/updater.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NEWER = { version: '0.1.1', notes: 'A fix' };
const SHOWN = { version: '0.1.1', notes: ['A fix'] };

interface Wishes {
  readonly leave?: () => Promise<void>;
  readonly packaging?: Packaging;
  readonly updater?: FakeUpdater | undefined;
}

function open({ packaging = 'appimage', ...wishes }: Wishes = {}) {
  const updater = 'updater' in wishes ? wishes.updater : createFakeUpdater(NEWER);
  const clock = createFakeClock();
  const acts: string[] = [];
  const kinds: UpdateState['kind'][] = [];
  const lines: string[] = [];
  let isOn = true;
  const updates = createUpdates({
    clock,
    random: createSeededRandom(),
    log: {
      write: (_level, event, details = {}) =>
        lines.push([event, ...Object.values(details)].join(' ')),
    },
    packaging,
    updater,
    isOn: () => isOn,
    async leave(version) {
      acts.push(`leave for ${version} after ${updater?.asked}`);
      await wishes.leave?.();
    },
    comeBack: async () => void acts.push(`come back, ${updates.view().state.kind}`),
    restart: () => acts.push(`restart after ${updater?.asked}`),
    onChange: () => kinds.push(updates.view().state.kind),
  });
  return {
    updates,
    clock,
    acts,
    kinds,
    lines,
    state: () => updates.view().state,
    turn(on: boolean) {
      isOn = on;
      updates.switched();
    },
  };
}

const looks = (updater: FakeUpdater): number =>
  updater.asked.filter((act) => act === 'look').length;
const failing = (code: FailureCode) => failed(failure(code));

describe('looking by itself', () => {
  it('begins some minutes after the start, and goes on about once a day', async () => {
    const updater = createFakeUpdater();
    const { updates, clock, state } = open({ updater });
    updates.start();
    expect(state()).toEqual({ kind: 'waiting' });
    await clock.advance(5 * MINUTE - 1);
    expect(looks(updater)).toBe(0);
    await clock.advance(5 * MINUTE + 1);
    expect([looks(updater), state().kind]).toEqual([1, 'current']);
    await clock.advance(20 * HOUR);
    expect(looks(updater)).toBe(1);
    await clock.advance(30 * 24 * HOUR);
    expect(looks(updater)).toBeGreaterThan(25);
    expect(looks(updater)).toBeLessThan(35);
  });

  it('looks once after days of sleep, not for each day missed', async () => {
    const updater = createFakeUpdater();
    const { updates, clock } = open({ updater });
    updates.start();
    await clock.advance(HOUR);
    clock.shiftWall(10 * 24 * HOUR);
    await clock.advance(HOUR);
    expect(looks(updater)).toBe(2);
    await clock.advance(20 * HOUR);
    expect(looks(updater)).toBe(2);
  });

  it('goes on when the clock was set back', async () => {
    const updater = createFakeUpdater();
    const { updates, clock } = open({ updater });
    updates.start();
    await clock.advance(HOUR);
    clock.shiftWall(-400 * 24 * HOUR);
    await clock.advance(27 * HOUR);
    expect(looks(updater)).toBe(2);
  });

  it('waits while the computer is offline, and looks soon after', async () => {
    const updater = createFakeUpdater();
    updater.online = false;
    const { updates, clock } = open({ updater });
    updates.start();
    await clock.advance(5 * HOUR);
    expect(looks(updater)).toBe(0);
    updater.online = true;
    await clock.advance(HOUR);
    expect(looks(updater)).toBe(1);
  });

  it('never happens while it is switched off, and begins when it is switched on', async () => {
    const updater = createFakeUpdater();
    const { updates, clock, state, turn } = open({ updater });
    turn(false);
    updates.start();
    await clock.advance(100 * HOUR);
    expect([looks(updater), state().kind]).toEqual([0, 'off']);
    turn(true);
    expect(state().kind).toBe('waiting');
    await clock.advance(10 * MINUTE);
    expect(looks(updater)).toBe(1);
  });

  it('ends with the app', async () => {
    const updater = createFakeUpdater();
    const { updates, clock } = open({ updater });
    updates.start();
    updates.close();
    await clock.advance(100 * HOUR);
    expect([looks(updater), clock.waiting]).toEqual([0, 0]);
  });

  it('fetches what it finds, and says when the feed answered', async () => {
    const updater = createFakeUpdater(NEWER);
    updater.percents = [0.4, 41.2, 41.9, 100];
    const { updates, clock, state, kinds, lines } = open({ updater });
    updates.start();
    await clock.advance(10 * MINUTE);
    expect(state()).toEqual({ kind: 'ready', ...SHOWN, isPutOff: false });
    expect(kinds).toEqual(['looking', 'downloading', 'downloading', 'downloading', 'ready']);
    expect(Date.parse(updates.view().lookedAt ?? '')).toBeGreaterThan(FAKE_START);
    expect(lines).toEqual(['update.found 0.1.1', 'update.ready 0.1.1']);
  });

  it.each<FailureCode>(['update_unreachable', 'update_unreadable'])(
    'says nothing of %s, and keeps what it knew',
    async (code) => {
      const updater = createFakeUpdater(NEWER);
      const { updates, clock, state, lines } = open({ updater });
      updates.start();
      updater.looked = failing(code);
      await clock.advance(10 * MINUTE);
      expect([state().kind, updates.view().lookedAt]).toEqual(['waiting', null]);
      expect(lines).toEqual([`update.not-looked ${code}`]);
    },
  );

  it('says nothing of a download that broke, and tries it again the next day', async () => {
    const updater = createFakeUpdater(NEWER);
    updater.downloaded = failing('update_not_downloaded');
    const { updates, clock, state } = open({ updater });
    updates.start();
    await clock.advance(10 * MINUTE);
    expect(state()).toEqual({ kind: 'available', ...SHOWN });
    updater.downloaded = createFakeUpdater().downloaded;
    await clock.advance(27 * HOUR);
    expect(state().kind).toBe('ready');
  });

  it('says when something else arrived than was published', async () => {
    const updater = createFakeUpdater(NEWER);
    updater.downloaded = failing('update_tampered');
    const { updates, clock, state } = open({ updater });
    updates.start();
    await clock.advance(10 * MINUTE);
    expect(state()).toMatchObject({ kind: 'failed', failure: { code: 'update_tampered' } });
  });
});

describe('looking because somebody asked', () => {
  it.each<[FailureCode, FakeUpdater]>([
    [
      'update_unreachable',
      Object.assign(createFakeUpdater(), { looked: failing('update_unreachable') }),
    ],
    [
      'update_not_downloaded',
      Object.assign(createFakeUpdater(NEWER), { downloaded: failing('update_not_downloaded') }),
    ],
  ])('tells %s, until it is put off', async (code, updater) => {
    const { updates, state } = open({ updater });
    await updates.look();
    expect(state()).toMatchObject({ kind: 'failed', failure: { code } });
    updates.putOff();
    expect(state().kind).toBe(code === 'update_unreachable' ? 'waiting' : 'available');
  });

  it('joins a look under way, and is told its failure', async () => {
    const updater = createFakeUpdater();
    updater.looked = failing('update_unreachable');
    const { updates, state } = open({ updater });
    await Promise.all([updates.look(), updates.look()]);
    expect([looks(updater), state().kind]).toEqual([1, 'failed']);
  });

  it('is done also when looking is switched off', async () => {
    const { updates, state, turn } = open();
    turn(false);
    await updates.look();
    expect(state().kind).toBe('ready');
  });

  it('shows a version and notes without anything that could do harm', async () => {
    const updater = createFakeUpdater({
      version: '0.1.1\u202e\u001b[31m',
      notes: '<script>x</script>\u0007',
    });
    const { updates, state } = open({ updater });
    await updates.look();
    expect(state()).toMatchObject({ version: '0.1.1 [31m', notes: ['x'] });
  });
});

describe('an update that is ready', () => {
  it('is put off until the next look by itself', async () => {
    const { updates, clock, state } = open();
    updates.start();
    await clock.advance(10 * MINUTE);
    updates.putOff();
    expect(state()).toMatchObject({ kind: 'ready', isPutOff: true });
    await clock.advance(20 * HOUR);
    expect(state()).toMatchObject({ isPutOff: true });
    await clock.advance(7 * HOUR);
    expect(state()).toMatchObject({ kind: 'ready', isPutOff: false });
  });

  it('stays when a later look fails', async () => {
    const updater = createFakeUpdater(NEWER);
    const { updates, clock, state } = open({ updater });
    updates.start();
    await clock.advance(10 * MINUTE);
    updater.looked = failing('update_unreachable');
    await clock.advance(27 * HOUR);
    expect([looks(updater), state().kind]).toEqual([2, 'ready']);
  });

  it('stays, and is installed, when a look that somebody asked for fails', async () => {
    const updater = createFakeUpdater(NEWER);
    const { updates, state, lines } = open({ updater });
    await updates.look();
    updater.looked = failing('update_unreachable');
    await updates.look();
    expect(state()).toEqual({ kind: 'ready', ...SHOWN, isPutOff: false });
    expect(lines.at(-1)).toBe('update.not-looked update_unreachable');
    expect((await updates.install()).ok).toBe(true);
  });

  it('gives way to a newer one', async () => {
    const updater = createFakeUpdater(NEWER);
    const { updates, state } = open({ updater });
    await updates.look();
    updater.looked = createFakeUpdater({ version: '0.2.0', notes: '' }).looked;
    await updates.look();
    expect(state()).toMatchObject({ kind: 'ready', version: '0.2.0', notes: [] });
  });
});

describe('installing', () => {
  it('needs an update that is ready', async () => {
    const { updates, acts } = open();
    expect(await updates.install()).toMatchObject({ failure: { code: 'update_not_ready' } });
    expect(acts).toEqual([]);
  });

  it.each<Packaging>(['appimage', 'nsis', 'mac'])(
    'of %s checks the file once more, hands it to the system, answers calls, and only then replaces the app',
    async (packaging) => {
      const updater = createFakeUpdater(NEWER);
      const { updates, acts, state } = open({ packaging, updater });
      await updates.look();
      expect((await updates.install()).ok).toBe(true);
      expect(acts).toEqual(['leave for 0.1.1 after look,download,download,prepare']);
      expect(updater.asked.at(-1)).toBe('install');
      expect([state().kind, updates.leavingFor()]).toEqual(['installing', '0.1.1']);
    },
  );

  it.each<Packaging>(['deb', 'rpm'])(
    'of %s goes on answering while a password is asked for, and then restarts',
    async (packaging) => {
      const { updates, acts } = open({ packaging });
      await updates.look();
      expect(updates.view().asksPassword).toBe(true);
      expect((await updates.install()).ok).toBe(true);
      expect(acts).toEqual(['restart after look,download,download,install']);
      expect(updates.leavingFor()).toBe('0.1.1');
    },
  );

  it('goes on with this version when the app could not be replaced', async () => {
    const updater = createFakeUpdater(NEWER);
    updater.installed = failing('update_not_installed');
    const { updates, acts, state } = open({ updater });
    await updates.look();
    expect(await updates.install()).toMatchObject({ failure: { code: 'update_not_installed' } });
    // Whoever finds the app again finds the outcome too.
    expect(acts.at(-1)).toBe('come back, failed');
    expect(state()).toMatchObject({ kind: 'failed', ...SHOWN });
    expect(updates.leavingFor()).toBeUndefined();
  });

  it('leaves nothing when the system does not take the new version', async () => {
    const updater = createFakeUpdater(NEWER);
    updater.prepared = failing('update_not_installed');
    const { updates, acts, state } = open({ packaging: 'mac', updater });
    await updates.look();
    expect(await updates.install()).toMatchObject({ failure: { code: 'update_not_installed' } });
    expect([acts, updater.asked.at(-1), state().kind]).toEqual([[], 'prepare', 'failed']);
  });

  it('comes back when leaving breaks off', async () => {
    const updater = createFakeUpdater(NEWER);
    const leave = () => Promise.reject(new Error('EROFS'));
    const { updates, acts, state } = open({ updater, leave });
    await updates.look();
    expect(await updates.install()).toMatchObject({ failure: { code: 'update_not_installed' } });
    expect([acts.at(-1), updater.asked.includes('install')]).toEqual(['come back, failed', false]);
    await updates.look();
    expect(state().kind).toBe('ready');
  });

  it('leaves everything as it is when the password is not given', async () => {
    const updater = createFakeUpdater(NEWER);
    updater.installed = failing('update_not_installed');
    const { updates, acts } = open({ packaging: 'deb', updater });
    await updates.look();
    await updates.install();
    expect(acts).toEqual([]);
    updater.installed = createFakeUpdater().installed;
    await updates.look();
    expect((await updates.install()).ok).toBe(true);
  });

  it('installs nothing that was changed since it was fetched', async () => {
    const updater = createFakeUpdater(NEWER);
    const { updates, acts, state } = open({ packaging: 'deb', updater });
    await updates.look();
    updater.downloaded = failing('update_tampered');
    expect(await updates.install()).toMatchObject({ failure: { code: 'update_tampered' } });
    expect([acts, updater.asked.includes('install'), state().kind]).toEqual([[], false, 'failed']);
  });

  it('is not interrupted by a look', async () => {
    const updater = createFakeUpdater(NEWER);
    const { updates, clock, state } = open({ updater });
    updates.start();
    await updates.look();
    await updates.install();
    await clock.advance(HOUR);
    await updates.look();
    expect([looks(updater), state().kind]).toEqual([1, 'installing']);
  });
});

describe('a copy that cannot replace itself', () => {
  it('knows of nothing newer without a feed', async () => {
    const { updates, clock, state } = open({ packaging: 'by-hand', updater: undefined });
    updates.start();
    await clock.advance(HOUR);
    await updates.look();
    expect(state()).toEqual({ kind: 'by-hand', version: null, notes: [] });
    expect(updates.view().canLook).toBe(false);
  });

  it('names what is newer where it has a feed, and fetches nothing', async () => {
    const updater = createFakeUpdater(NEWER);
    const { updates, state } = open({ packaging: 'by-hand', updater });
    expect(updates.view().canLook).toBe(true);
    await updates.look();
    expect(state()).toEqual({ kind: 'by-hand', ...SHOWN });
    expect(updater.asked).toEqual(['look']);
    expect((await updates.install()).ok).toBe(false);
  });

  it('goes back to that after a failure that was told', async () => {
    const updater = createFakeUpdater();
    updater.looked = failing('update_unreachable');
    const { updates, state } = open({ packaging: 'by-hand', updater });
    await updates.look();
    expect(state().kind).toBe('failed');
    updates.putOff();
    expect(state().kind).toBe('by-hand');
  });
});
