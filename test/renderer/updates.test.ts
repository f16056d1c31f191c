import { describe, expect, it } from 'vitest';
import { updateView } from '../../src/renderer/settings/update-view.ts';
import { failure } from '../../src/shared/failure.ts';
import { type Update, type UpdateState, updatedByHand } from '../../src/shared/update.ts';

const NOW_MS = Date.UTC(2026, 10, 26, 12);
const newer = { version: '0.1.1', notes: ['A fix'] };

function view(state: UpdateState, change: Partial<Update> = {}) {
  const lookedAt = new Date(NOW_MS - 180_000).toISOString();
  return updateView(
    { state, lookedAt, canLook: true, asksPassword: false, ...change },
    '0.1.0',
    NOW_MS,
  );
}
const failed = (code: Parameters<typeof failure>[0]): UpdateState => {
  const { title, cause, next } = failure(code);
  return { kind: 'failed', failure: { code, title, cause, next }, ...newer };
};
const labels = (state: UpdateState, change?: Partial<Update>): string[] =>
  view(state, change).buttons.map(({ label }) => label);
const ready: UpdateState = { kind: 'ready', ...newer, isPutOff: false };

describe('what is said of updates', () => {
  it.each<[UpdateState, string, string[]]>([
    [{ kind: 'off' }, 'Nobody looks for updates.', ['Look now']],
    [{ kind: 'waiting' }, 'Not looked yet.', ['Look now']],
    [{ kind: 'looking' }, 'Looking for a newer version.', ['Look now']],
    [{ kind: 'current' }, '0.1.0 is the newest.', ['Look now']],
    [{ kind: 'available', ...newer }, '0.1.1 is there.', ['Download', 'Download it yourself']],
    [{ kind: 'downloading', ...newer, percent: 42 }, '0.1.1 is on its way.', ['Download']],
    [ready, '0.1.1 is ready.', ['Restart', 'Later']],
    [{ ...ready, isPutOff: true }, '0.1.1 is ready.', ['Restart']],
    [{ kind: 'installing', version: '0.1.1' }, 'Installing 0.1.1.', ['Restart']],
    [
      failed('update_not_downloaded'),
      'The update did not arrive.',
      ['Try again', 'Download it yourself', 'Later'],
    ],
    [{ kind: 'by-hand', ...newer }, '0.1.1 is there.', ['Download it yourself']],
    [
      { kind: 'by-hand', version: null, notes: [] },
      'This copy does not update itself.',
      ['Look now', 'Download it yourself'],
    ],
  ])('of %j is one sentence with its buttons', (state, sentence, buttons) => {
    expect([view(state).sentence, labels(state)]).toEqual([sentence, buttons]);
  });

  it('keeps what was pressed while it is under way, and blocks it', () => {
    for (const [before, during] of [
      [{ kind: 'current' }, { kind: 'looking' }],
      [
        { kind: 'available', ...newer },
        { kind: 'downloading', ...newer, percent: 1 },
      ],
      [ready, { kind: 'installing', version: '0.1.1' }],
    ] satisfies [UpdateState, UpdateState][]) {
      const [pressed] = view(before).buttons;
      expect(view(during).buttons.map(({ act }) => act)).toEqual([pressed?.act]);
      expect([view(before).isBusy, view(during).isBusy]).toEqual([false, true]);
    }
  });

  it('carries the age of the last look', () => {
    expect(view({ kind: 'current' }).note).toContain('Looked 3 min ago.');
    expect(view({ kind: 'looking' }, { lookedAt: null }).note).toBe('');
  });

  it('tells a password before it is asked for, and promises what stays', () => {
    expect(labels(ready, { asksPassword: true })).toEqual(['Install…', 'Later']);
    expect(view(ready, { asksPassword: true }).note).toContain('password');
    for (const asksPassword of [true, false])
      expect(view(ready, { asksPassword }).note).toContain('does not touch port, keys or configs');
  });

  it('shows what changed wherever a newer version is known', () => {
    const title = 'What changed in 0.1.1';
    expect(view(ready).changes).toEqual({ title, lines: ['A fix'] });
    expect(view({ kind: 'by-hand', ...newer }).changes).not.toBeNull();
    expect(view({ ...ready, notes: [] }).changes).toBeNull();
    expect(view({ ...ready, notes: ['A fix', 'A fix'] }).changes?.lines).toEqual(['A fix']);
    expect(view({ kind: 'current' }).changes).toBeNull();
  });

  it('offers no download by hand from where something else came than was published', () => {
    expect(labels(failed('update_tampered'))).toEqual(['Try again', 'Later']);
    expect(view(failed('update_tampered')).changes).toBeNull();
    expect(view(failed('update_tampered')).note).toContain('install nothing from there');
  });

  it('boxes only what waits for the person', () => {
    expect(view(ready).tone).toBe('ready');
    expect(view(failed('update_unreachable'))).toMatchObject({
      tone: 'fail',
      code: 'update_unreachable',
    });
    expect(view({ ...ready, isPutOff: true }).tone).toBeNull();
    expect(view({ kind: 'available', ...newer }).tone).toBeNull();
  });
});

describe('a copy of the app', () => {
  it('that knows no place to ask offers no look', () => {
    const byHand = updatedByHand.state;
    expect(labels(byHand, { canLook: false })).toEqual(['Download it yourself']);
  });
});
