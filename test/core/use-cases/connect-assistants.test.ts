import { describe, expect, it } from 'vitest';
import { resetText } from '../../../src/main/cli/commands/keys.ts';
import { assistantIds } from '../../../src/shared/assistant.ts';
import type { CommandInput } from '../../../src/shared/commands.ts';
import { failureIn, valueIn } from '../../fakes/outcome.ts';
import { openApp, PORT } from './app-fixture.ts';

const PATH = '/home/ada/.cursor/mcp.json';
const LOOK_BACK_MS = 2_000;

type Desk = Awaited<ReturnType<typeof openApp>>;

const asked: CommandInput<'connect'> = {
  assistant: 'cursor',
  person: null,
  dryRun: false,
  expects: null,
};

/** Connects and lets the two seconds pass in which an assistant may write over its file. */
async function connect({ app, clock }: Desk, given: Partial<typeof asked> = {}) {
  const done = app.run('connect', { ...asked, ...given });
  await clock.advance(LOOK_BACK_MS);
  return done;
}

async function rowOf({ app }: Desk, assistant: string) {
  const { assistants } = valueIn(await app.run('assistants', { person: null }));
  return assistants.find(({ id }) => id === assistant);
}

const keysOf = async ({ app }: Desk) =>
  valueIn(await app.run('keys', {})).keys.map(({ assistant }) => assistant);

describe('connect', () => {
  it('makes a key of its own for the assistant and writes it into its file', async () => {
    const desk = await openApp();
    const done = valueIn(await connect(desk));
    expect(done).toMatchObject({ path: PATH, applied: true, warnings: [expect.anything()] });
    const text = desk.configs.contents.get(PATH) ?? '';
    expect(text).toMatch(/Bearer dsk_[\w-]{43}/);
    expect(text).toContain(`http://127.0.0.1:${PORT}/mcp`);
    expect(JSON.stringify(done)).not.toMatch(/dsk_\w/);
    expect(await keysOf(desk)).toEqual(['cursor']);
  });

  it('makes neither key nor file for a preview', async () => {
    const desk = await openApp();
    const shown = valueIn(await connect(desk, { dryRun: true }));
    expect(shown).toMatchObject({ change: 'create', applied: false });
    expect([...desk.configs.contents]).toEqual([]);
    expect(await keysOf(desk)).toEqual([]);
  });

  it('makes no key that lasts where the file is refused', async () => {
    const desk = await openApp();
    desk.configs.contents.set(PATH, '{ "a" }');
    expect(failureIn(await connect(desk)).code).toBe('config_damaged');
    desk.configs.contents.set(PATH, '{}');
    const stale = failureIn(await connect(desk, { expects: 'another text' }));
    expect(stale.code).toBe('config_changed');
    expect(await keysOf(desk)).toEqual([]);
    expect(desk.configs.contents.get(PATH)).toBe('{}');
  });

  it('looks where the variables of the caller lead, not those of the app', async () => {
    const desk = await openApp();
    const person = {
      folder: '/home/ada',
      variables: { CODEX_HOME: '/work/codex' },
      loopbackIsProxied: false,
    };
    const done = desk.app.run('connect', { ...asked, assistant: 'codex', person });
    await desk.clock.advance(LOOK_BACK_MS);
    expect(valueIn(await done).path).toBe('/work/codex/config.toml');
  });

  it('inside WSL leads to the app that serves this home, not to the one on Windows', async () => {
    const windowsCommand = '/mnt/c/Users/Ada/AppData/Local/dynamosql-tray/bin/dynamosql-tray.exe';
    const variables = { WSL_DISTRO_NAME: 'Ubuntu' };
    const person = { folder: '/home/ada', variables, loopbackIsProxied: false, windowsCommand };
    const serving = await openApp();
    expect(valueIn(await connect(serving, { person }))).toMatchObject({ way: 'header' });
    const alone = await openApp({ port: undefined });
    expect(valueIn(await connect(alone, { person }))).toMatchObject({ way: 'stdio' });
    expect(alone.configs.contents.get(PATH)).toContain(windowsCommand);
  });

  it('names the demo so that both can stand side by side', async () => {
    const desk = await openApp({ run: { demo: true } });
    valueIn(await connect(desk));
    const { mcpServers } = JSON.parse(desk.configs.contents.get(PATH) ?? '');
    expect(Object.keys(mcpServers)).toEqual(['dynamosql-demo']);
  });

  it('knows no assistant of another name', async () => {
    const desk = await openApp();
    expect(failureIn(await connect(desk, { assistant: 'x' })).code).toBe('assistant_unknown');
  });

  it('gives no assistant the path of an app that is not installed yet', async () => {
    const command = '/Volumes/DynamoSQL Tray 0.1.0/DynamoSQLTray.app/Contents/Resources/bin/x';
    const desk = await openApp({ run: { bridge: { command, args: ['stdio'], env: {} } } });
    const refusals = [
      await connect(desk),
      await connect(desk, { dryRun: true }),
      await desk.app.run('bundle', {}),
      await desk.app.window.installByLink('cursor', { canOpen: () => true, open: async () => {} }),
    ];
    for (const refusal of refusals) expect(failureIn(refusal).code).toBe('app_not_installed');
    expect([...desk.configs.contents]).toEqual([]);
    expect(await keysOf(desk)).toEqual([]);
  });
});

describe('a new key', () => {
  const reset = async (desk: Desk, assistant = 'cursor') => {
    const done = desk.app.run('resetKey', { assistant, person: null });
    await desk.clock.advance(LOOK_BACK_MS);
    return done;
  };
  const keyOf = (desk: Desk) => /dsk_[\w-]{43}/.exec(desk.configs.contents.get(PATH) ?? '')?.[0];

  it('takes the place of the old one, also in its file, and ends what that had open', async () => {
    const desk = await openApp();
    valueIn(await connect(desk));
    const old = keyOf(desk);
    expect(valueIn(await reset(desk))).toMatchObject({ path: PATH, assistant: 'cursor' });
    expect(keyOf(desk)).toMatch(/^dsk_/);
    expect(keyOf(desk)).not.toBe(old);
    expect(desk.revoked).toEqual(['cursor']);
    expect(await rowOf(desk, 'cursor')).toMatchObject({ state: 'waiting', hasKey: true });
  });

  it('is undone with the rest: the file is as it was found', async () => {
    const desk = await openApp();
    desk.configs.contents.set(PATH, '{ "a": 1 }');
    valueIn(await connect(desk));
    valueIn(await reset(desk));
    valueIn(await desk.app.run('disconnect', { assistant: 'cursor', person: null }));
    expect([...desk.configs.contents]).toEqual([[PATH, '{ "a": 1 }']]);
  });

  it('mends an entry whose key was revoked', async () => {
    const desk = await openApp();
    valueIn(await connect(desk));
    valueIn(await desk.app.run('revoke', { assistant: 'cursor' }));
    valueIn(await reset(desk));
    expect(await rowOf(desk, 'cursor')).toMatchObject({ state: 'waiting', hasKey: true });
  });

  it('says by which way the entry has it: a file that starts our bridge holds none', async () => {
    const desk = await openApp();
    valueIn(await connect(desk));
    expect(valueIn(await reset(desk))).toMatchObject({ path: PATH, way: 'header' });
    valueIn(await connect(desk, { assistant: 'claude-desktop' }));
    const made = valueIn(await reset(desk, 'claude-desktop'));
    expect(made.way).toBe('stdio');
    expect(desk.configs.contents.get(made.path ?? '')).not.toContain('dsk_');
    expect(resetText(made)).toBe(`claude-desktop has a new key. ${made.restart}`);
  });

  it('without an entry in a file is for its snippet, and no file is made', async () => {
    const desk = await openApp();
    valueIn(await desk.app.run('snippet', { assistant: 'cursor' }));
    expect(valueIn(await reset(desk)).path).toBeNull();
    expect([...desk.configs.contents]).toEqual([]);
  });

  it('is not made where the file cannot be read or written: the old one goes on', async () => {
    const desk = await openApp();
    valueIn(await connect(desk));
    const [text, old] = [desk.configs.contents.get(PATH) ?? '', keyOf(desk)];
    desk.configs.contents.set(PATH, `${text}}`);
    expect(failureIn(await reset(desk)).code).toBe('config_damaged');
    desk.configs.contents.set(PATH, text);
    desk.configs.refuseChanges(true);
    expect(failureIn(await reset(desk)).code).toBe('config_not_written');
    expect([keyOf(desk), await rowOf(desk, 'cursor')]).toMatchObject([old, { state: 'waiting' }]);
  });

  it('is for those that had one', async () => {
    const desk = await openApp();
    expect(failureIn(await reset(desk)).code).toBe('key_missing');
    expect(failureIn(await reset(desk, 'hal')).code).toBe('assistant_unknown');
  });
});

describe('disconnect', () => {
  it('takes the entry out and ends the key', async () => {
    const desk = await openApp();
    valueIn(await connect(desk));
    const { disconnected } = valueIn(
      await desk.app.run('disconnect', { assistant: 'cursor', person: null }),
    );
    expect(disconnected).toMatchObject([
      { assistant: 'cursor', path: PATH, outcome: 'deleted', keyRevoked: true },
    ]);
    expect(desk.revoked).toEqual(['cursor']);
    expect([...desk.configs.contents]).toEqual([]);
  });

  it('ends the key of an assistant whose entry was pasted by hand', async () => {
    const desk = await openApp();
    valueIn(await desk.app.run('snippet', { assistant: 'raycast' }));
    const { disconnected } = valueIn(
      await desk.app.run('disconnect', { assistant: 'raycast', person: null }),
    );
    expect(disconnected).toMatchObject([
      { assistant: 'raycast', path: null, outcome: 'not-there', keyRevoked: true },
    ]);
  });

  it('of all leaves none that has an entry or a key', async () => {
    const desk = await openApp();
    for (const assistant of ['cursor', 'codex', 'goose'])
      valueIn(await connect(desk, { assistant }));
    valueIn(await desk.app.run('snippet', { assistant: 'other' }));
    const { disconnected } = valueIn(
      await desk.app.run('disconnect', { assistant: null, person: null }),
    );
    expect(disconnected.map(({ assistant }) => assistant).sort()).toEqual([
      'codex',
      'cursor',
      'goose',
      'other',
    ]);
    expect([...desk.configs.contents]).toEqual([]);
    expect(await keysOf(desk)).toEqual([]);
  });

  it('has nothing to tell of an assistant that was never connected', async () => {
    const desk = await openApp();
    const done = await desk.app.run('disconnect', { assistant: 'cursor', person: null });
    expect(valueIn(done).disconnected).toEqual([]);
  });
});

describe('assistants', () => {
  it('has one row for each that is known', async () => {
    const { app } = await openApp();
    const { assistants } = valueIn(await app.run('assistants', { person: null }));
    expect(assistants.map(({ id }) => id)).toEqual([...assistantIds]);
    expect(assistants.every(({ state, found }) => state === 'none' && !found)).toBe(true);
  });

  it('says how an assistant is connected, and what it waits for', async () => {
    const desk = await openApp();
    valueIn(await connect(desk));
    expect(await rowOf(desk, 'cursor')).toMatchObject({
      found: true,
      path: PATH,
      state: 'waiting',
      way: 'header',
      hasKey: true,
      restart: expect.stringContaining('Settings'),
    });
  });

  it('sees that a key was revoked, and that the address has changed', async () => {
    const desk = await openApp();
    valueIn(await connect(desk));
    const text = desk.configs.contents.get(PATH) ?? '';
    desk.configs.contents.set(PATH, text.replace(`:${PORT}`, ':1'));
    expect(await rowOf(desk, 'cursor')).toMatchObject({ state: 'address-changed' });
    valueIn(await desk.app.run('revoke', { assistant: 'cursor' }));
    expect(await rowOf(desk, 'cursor')).toMatchObject({ state: 'key-revoked', hasKey: false });
  });

  it('names a file that cannot be read with the line at fault', async () => {
    const desk = await openApp();
    desk.configs.contents.set(PATH, '{\n');
    expect(await rowOf(desk, 'cursor')).toMatchObject({
      found: true,
      problem: { code: 'config_damaged', cause: expect.stringContaining('Line 2') },
    });
  });

  it('names old entries by what is wrong with them', async () => {
    const desk = await openApp();
    const direct = { mcpServers: { db: { url: 'https://mcp.example.com/mcp' } } };
    desk.configs.contents.set(PATH, JSON.stringify(direct));
    expect(await rowOf(desk, 'cursor')).toMatchObject({
      state: 'none',
      oldEntries: [{ name: 'db', reason: 'direct', path: PATH, variant: null }],
    });
  });

  it('says why an assistant is connected by hand', async () => {
    const desk = await openApp();
    expect(await rowOf(desk, 'raycast')).toMatchObject({
      path: null,
      byHand: expect.stringContaining('Install MCP Server'),
    });
  });
});
