import { describe, expect, it } from 'vitest';
import { readEnvelope } from '../../../src/main/core/gateway/envelope.ts';
import { failure } from '../../../src/shared/failure.ts';
import { tokenError, tokenReply } from '../../fakes/authorization-server.ts';
import { callOf } from '../activity/calls.ts';
import { headWith } from '../gateway/heads.ts';
import { openApp } from './app-fixture.ts';

type Opened = Awaited<ReturnType<typeof openApp>>;

const MINUTE_MS = 60_000;
const sentencesIn = ({ app }: Opened) =>
  app.activity.entries().flatMap((entry) => (entry.kind === 'note' ? [entry.sentence] : []));
const envelope = readEnvelope(
  JSON.stringify({
    id: 1,
    method: 'tools/call',
    params: { name: 'list_tables', arguments: {} },
  }),
  headWith(),
);

describe('the activity of the app', () => {
  it('notes the first token, the state, and a renewal with the time that was left', async () => {
    const opened = await openApp();
    opened.app.start();
    await opened.clock.advance(1);
    expect(sentencesIn(opened)).toEqual([
      'Ready: Assistants reach DynamoSQL',
      'Token received in 0 ms',
    ]);
    await opened.clock.advance(8 * MINUTE_MS);
    expect(sentencesIn(opened)[0]).toMatch(/^Token renewed in 0 ms, [34] min before its end$/);
    expect(opened.app.activity.strip().quarters.at(-1)).toMatchObject({
      renewals: 2,
      renewing: 'running',
    });
    await opened.app.close();
  });

  it('shows where renewing stopped, and that the network came back', async () => {
    let isAway = false;
    const opened = await openApp({
      tokens: (_request, nth) => (isAway ? failure('connect_failed') : tokenReply(`t-${nth}`)),
    });
    opened.app.start();
    await opened.clock.advance(1);
    isAway = true;
    await opened.clock.advance(12 * MINUTE_MS);
    expect(opened.app.activity.strip().quarters.at(-1)?.renewing).toBe('stopped');
    isAway = false;
    await opened.clock.advance(10 * MINUTE_MS);
    const notes = sentencesIn(opened);
    expect(notes.find((note) => note.startsWith('Network back after '))).toBeDefined();
    expect(notes).toContainEqual(expect.stringMatching(/^Token renewed in .*, after its end$/));
    await opened.app.close();
  });

  it('is not stopped before anybody signed in, and is by a wrong secret', async () => {
    const nobody = await openApp({ run: { givenCredentials: undefined } });
    nobody.app.start();
    await nobody.clock.advance(MINUTE_MS);
    expect(nobody.app.activity.strip().quarters.at(-1)?.renewing).toBe('running');
    await nobody.app.close();
    const wrong = await openApp({ tokens: () => tokenError(401, 'invalid_client') });
    wrong.app.start();
    await wrong.clock.advance(MINUTE_MS);
    expect(wrong.app.activity.strip().quarters.at(-1)?.renewing).toBe('stopped');
    await wrong.app.close();
  });

  it('notes a revoked key', async () => {
    const opened = await openApp();
    await opened.app.run('snippet', { assistant: 'codex' });
    await opened.app.run('revoke', { assistant: 'codex' });
    expect([sentencesIn(opened), opened.revoked]).toEqual([
      ['The key of Codex was revoked'],
      ['codex'],
    ]);
  });

  it('tells calls and the first call of an assistant, and the next run knows them', async () => {
    const first = await openApp();
    const told: unknown[] = [];
    first.app.activity.onFirstCall((call) => told.push(call));
    first.app.activity.onEntry(({ kind }) => told.push(kind));
    first.app.gateway.seen('claude-code', envelope);
    first.app.gateway.record(callOf({ assistant: 'claude-code', tool: 'list_tables' }));
    expect(told).toEqual([
      { assistant: 'claude-code', name: 'Claude Code', tool: 'list_tables' },
      'call',
    ]);
    await first.app.close();

    const second = await openApp({ files: first.files });
    second.app.activity.onFirstCall((call) => told.push(call));
    second.app.gateway.seen('claude-code', envelope);
    expect(told).toHaveLength(2);
    expect(second.app.window.snapshot()).toMatchObject({
      strip: first.app.activity.strip(),
      assistants: [{ id: 'claude-code', callsToday: 1, monogram: 'CC' }],
    });
  });

  it('writes nothing in a run that does not own its home', async () => {
    const { app, files } = await openApp({ run: { ownsHome: false } });
    app.start();
    app.gateway.record(callOf());
    await app.close();
    expect(files.contents.has('activity.json')).toBe(false);
  });

  it('holds names of tables as the setting says', async () => {
    for (const recordsTableNames of [true, false]) {
      const { app } = await openApp({ settings: { recordsTableNames } });
      expect(app.gateway.recordsTableNames()).toBe(recordsTableNames);
    }
  });

  it('holds a call that failed while the disk was full', async () => {
    const { app, files } = await openApp();
    files.fillDisk(true);
    app.gateway.troubled(failure('connect_failed'));
    app.gateway.record(callOf({ code: 'connect_failed' }));
    await app.close();
    expect(app.activity.entries()[0]).toMatchObject({ kind: 'call', hasFailed: true });
  });
});
