import { describe, expect, it } from 'vitest';
import { ok } from '../../../src/shared/result.ts';
import { tokenError, tokenReply } from '../../fakes/authorization-server.ts';
import { settled } from '../../fakes/clock.ts';
import { createFakeSession, toolAnswer } from '../../fakes/mcp-session.ts';
import { failureIn, valueIn } from '../../fakes/outcome.ts';
import { openApp } from './app-fixture.ts';

const stateOf = ({ app }: Awaited<ReturnType<typeof openApp>>) => app.health().state;

async function openReady() {
  const opened = await openApp();
  opened.app.start();
  await settled();
  expect(stateOf(opened)).toBe('ready');
  return opened;
}

describe('pausing', () => {
  it('is kept over a restart, and ended by resuming', async () => {
    const opened = await openReady();
    const { app, settings } = opened;
    valueIn(app.window.pause());
    expect([stateOf(opened), settings.current().paused]).toEqual(['paused', true]);
    const restarted = await openApp({ settings: settings.current() });
    restarted.app.start();
    await settled();
    expect(stateOf(restarted)).toBe('paused');
    valueIn(restarted.app.window.resume());
    await settled();
    expect([stateOf(restarted), restarted.settings.current().paused]).toEqual(['ready', false]);
  });

  it('asks the server nothing, and resuming asks it at once', async () => {
    const { app, opened, clock } = await openReady();
    app.window.pause();
    const before = opened.length;
    await clock.advance(60 * 60_000);
    expect(opened).toHaveLength(before);
    app.window.resume();
    await settled();
    expect(opened.length).toBeGreaterThan(before);
  });
});

describe('a token to copy', () => {
  it('has at least half of its life, whenever it is asked for', async () => {
    const { app, clock } = await openReady();
    for (let times = 0; times < 20; times += 1) {
      await clock.advance(47_000);
      const { secondsLeft } = valueIn(await app.window.tokenToCopy());
      expect(secondsLeft).toBeGreaterThanOrEqual(300);
    }
  });

  it('is the one in use while that lasts, and a new one after its middle', async () => {
    const { app, clock } = await openReady();
    const copied = async () => valueIn(await app.window.tokenToCopy()).token.reveal();
    const first = await copied();
    await clock.advance(299_000);
    expect(await copied()).toBe(first);
    await clock.advance(2_000);
    expect(await copied()).not.toBe(first);
  });

  it('of any life is not promised longer than it is', async () => {
    const { app } = await openApp({ tokens: () => tokenReply('short', { expires_in: 59 }) });
    expect(valueIn(await app.window.tokenToCopy()).secondsLeft).toBe(59);
  });

  it('is not there without one, and the reason is told', async () => {
    const { app } = await openApp({ tokens: () => tokenError(401, 'invalid_client') });
    expect(failureIn(await app.window.tokenToCopy()).code).toBe('invalid_client');
  });
});

describe('the preview of a snippet', () => {
  it('makes no key and shows none', async () => {
    const { app, files } = await openApp();
    const preview = valueIn(app.window.previewSnippet('cursor'));
    expect(JSON.stringify(preview)).toContain('a key made for Cursor');
    valueIn(await app.run('snippet', { assistant: 'codex' }));
    const before = [...files.contents];
    expect(JSON.stringify(valueIn(app.window.previewSnippet('codex')))).not.toContain('dsk_');
    valueIn(app.window.previewSnippet('zed'));
    expect([...files.contents]).toEqual(before);
    const { keys } = valueIn(await app.run('keys', {}));
    expect(keys.map(({ assistant }) => assistant)).toEqual(['codex']);
  });

  it('is refused for an assistant that does not exist', async () => {
    const { app } = await openApp();
    expect(failureIn(app.window.previewSnippet('clippy')).code).toBe('assistant_unknown');
  });
});

describe('installing by link', () => {
  function createOpener({ takes = true, refuses = false } = {}) {
    const opened: string[] = [];
    return {
      opened,
      canOpen: () => takes,
      async open(address: string) {
        if (refuses) throw new Error('no such program');
        opened.push(address);
      },
    };
  }
  const keysOf = async ({ app }: Awaited<ReturnType<typeof openApp>>) =>
    valueIn(await app.run('keys', {})).keys.map(({ assistant }) => assistant);

  it('opens the assistant with a key made for it, and tells that to nobody', async () => {
    const desk = await openApp();
    const opener = createOpener();
    const done = await desk.app.window.installByLink('vs-code', opener);
    expect(done).toEqual(ok(undefined));
    expect(opener.opened).toHaveLength(1);
    expect(decodeURIComponent(opener.opened[0] ?? '')).toMatch(/^vscode:mcp\/install\?.*dsk_/);
    expect(await keysOf(desk)).toEqual(['vs-code']);
  });

  it('makes no key where no program takes the link', async () => {
    const desk = await openApp();
    const opener = createOpener({ takes: false });
    const refusal = failureIn(await desk.app.window.installByLink('cursor', opener));
    expect(refusal).toMatchObject({ code: 'link_unhandled' });
    expect(refusal.cause).toContain('Cursor');
    expect([opener.opened, await keysOf(desk)]).toEqual([[], []]);
  });

  it.each([
    ['cursor', 'link_unhandled'],
    ['codex', 'link_missing'],
    ['hal', 'assistant_unknown'],
  ])('of %s that fails is told: %s', async (assistant, code) => {
    const { app } = await openApp();
    const done = await app.window.installByLink(assistant, createOpener({ refuses: true }));
    expect(failureIn(done).code).toBe(code);
  });
});

it('the first rows of a table are asked for by one quoted statement', async () => {
  const session = createFakeSession({ answer: toolAnswer({ columns: [], rows: [] }) });
  const { app } = await openApp({ openSession: () => ok(session) });
  await app.window.firstRows({ table: 'odd "name"; DROP', schema: 'ea.st' });
  expect(session.calls.at(-1)).toEqual({
    tool: 'run_sql',
    toolArguments: { sql: 'SELECT * FROM "ea.st"."odd ""name""; DROP" LIMIT 50' },
  });
});

it('a client ID that was given from outside is not told', async () => {
  const { app } = await openReady();
  expect(app.window.clientId()).toBeUndefined();
});
