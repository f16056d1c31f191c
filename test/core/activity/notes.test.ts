import { describe, expect, it } from 'vitest';
import {
  createHealthNotes,
  renewalSentence,
  revokedSentence,
  sleepSentence,
} from '../../../src/main/core/activity/notes.ts';
import type { Health } from '../../../src/shared/health.ts';
import type { State } from '../../../src/shared/states.ts';
import { FAKE_START } from '../../fakes/clock.ts';

const MINUTE_MS = 60_000;

describe('the note about a renewal', () => {
  it.each([
    [188, 4 * MINUTE_MS, 'Token renewed in 188 ms, 4 min before its end'],
    [188.4, 12_000, 'Token renewed in 188 ms, 12 s before its end'],
    [90, -5, 'Token renewed in 90 ms, after its end'],
    [undefined, 4 * MINUTE_MS, 'Token renewed, 4 min before its end'],
    [188, undefined, 'Token received in 188 ms'],
  ])('after %s ms with %s ms left says "%s"', (tookMs, leftMs, sentence) =>
    expect(renewalSentence(tookMs, leftMs)).toBe(sentence),
  );
});

it('the notes about sleep and keys are one sentence each', () => {
  expect(sleepSentence(3 * 3_600_000 + 5 * MINUTE_MS)).toBe('This computer slept for 3 h 5 min');
  expect(revokedSentence('Codex')).toBe('The key of Codex was revoked');
});

describe('the notes about the health', () => {
  const health = (state: State, code = 'ready'): Health => ({
    state,
    code,
    sentence: `${state} it is`,
    cause: '',
    next: '',
    since: new Date(FAKE_START).toISOString(),
    proofAgeSeconds: null,
    remark: null,
  });
  const notesOf = (...healths: readonly Health[]) => {
    const noteOf = createHealthNotes(() => FAKE_START + 9_000);
    return healths.map((each) => noteOf(each)?.sentence);
  };

  it('tell a state once, whatever its cause', () => {
    expect(notesOf(health('paused'), health('paused'), health('ready'))).toEqual([
      'Paused: paused it is',
      undefined,
      'Ready: ready it is',
    ]);
  });

  it('leave a long renewal out', () => {
    expect(notesOf(health('ready'), health('working'), health('ready'))).toEqual([
      'Ready: ready it is',
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['name_not_found', 'Network back after 9 s'],
    ['upstream_failed', 'DynamoSQL back after 9 s'],
  ])('after %s say what came back', (code, sentence) => {
    expect(notesOf(health('offline', code), health('working'), health('ready'))).toEqual([
      'Offline: offline it is',
      undefined,
      sentence,
    ]);
  });

  it('count the time away from its beginning, also when the cause changed meanwhile', () => {
    const noteOf = createHealthNotes(() => FAKE_START + 9_000);
    noteOf(health('offline', 'name_not_found'));
    noteOf(health('offline', 'connect_failed'));
    expect(noteOf(health('ready'))).toEqual({
      about: 'network',
      sentence: 'Network back after 9 s',
    });
  });
});
