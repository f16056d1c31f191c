import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAutostart } from '../../../src/main/node/autostart.ts';
import { connectOutput } from '../../../src/shared/connecting.ts';
import {
  type UninstallOutput,
  type UninstallPart,
  uninstallOutput,
} from '../../../src/shared/uninstalling.ts';
import { valueIn } from '../../fakes/outcome.ts';
import { listTables, textOf } from '../harness/messages.ts';
import { CONTROL_D, typeOnTerminal } from '../harness/terminal.ts';
import { treeOf } from '../harness/tree.ts';
import { eventually } from '../harness/waiting.ts';
import { createWorld, openWorld, type World } from '../harness/world.ts';
import { appsIn, startBridge } from '../stdio/bridge.ts';
import { run } from './run.ts';

const CURSOR = 'home/.cursor/mcp.json';
const CODEX = 'home/.codex/config.toml';
const found: Readonly<Record<string, string>> = {
  [CURSOR]: '{\n\t"mcpServers": {\n\t\t"a": { "url": "https://example.com" }\n\t}\n}\r\n',
  [CODEX]: '# mine\nmodel = "gpt"\n',
  'config/goose/config.yaml': 'theme: dark # mine\n',
  'config/autostart/other.desktop': '[Desktop Entry]\n',
};

type Person = ReturnType<typeof openPerson>;
type Tree = ReturnType<typeof treeOf>;

/** A person's computer with some assistants, on which the app was never used. */
function openPerson(given: { readonly home?: 'named'; readonly world?: World } = {}) {
  const world = given.world ?? openWorld();
  const at = (path: string): string => join(world.folder, path);
  const variables = {
    XDG_CACHE_HOME: at('cache'),
    ...(given.home ? {} : { DYNAMOSQL_TRAY_HOME: undefined, VITEST: undefined }),
  };
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
  };
  for (const [path, text] of Object.entries(found)) write(path, text);
  for (const folder of ['home/.local/bin', 'cache']) mkdirSync(at(folder), { recursive: true });
  chmodSync(at(CURSOR), 0o640);
  const type = (...args: readonly string[]) => run(world, args, { variables });
  return {
    world,
    at,
    write,
    variables,
    read: (path: string): string => readFileSync(at(path), 'utf8'),
    type,
    tree: (times = false) => treeOf(world.folder, { times }),
    async uninstall(...args: readonly string[]): Promise<UninstallOutput> {
      const done = await type('uninstall', '--json', ...args);
      return done.json(uninstallOutput);
    },
    async serve(...args: readonly string[]) {
      const serving = world.start(['serve', '--json', '--port', '0', ...args], { variables });
      await serving.until(({ event }) => event === 'ready');
      return serving;
    },
  };
}

const connected = ['cursor', 'codex', 'goose', 'claude-code', 'kiro'];

/** What a while of use leaves: connections, a demo, a command on PATH, the start at login. */
async function useApp(person: Person): Promise<void> {
  const serving = await connectAll(person);
  for (const command of serving) command.signal('SIGTERM');
  await Promise.all(serving.map(({ exited }) => exited));
  const bin = person.at('data/dynamosql-tray/bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'dynamosql-tray'), 'the command', { mode: 0o755 });
  symlinkSync(join(bin, 'dynamosql-tray'), person.at('home/.local/bin/dynamosql-tray'));
  valueIn(startsAtLogin(person.world.environment).set(true));
}

/** By an app and a demo that run, which take them all at once. */
async function connectAll({ type, serve }: Person) {
  const serving = [await serve(), await serve('--demo')];
  const done = await Promise.all([
    ...connected.map((id) => type('connect', id, '--json')),
    type('connect', 'junie', '--demo', '--json'),
  ]);
  for (const each of done) expect(each.json(connectOutput).applied).toBe(true);
  await type('snippet', 'other');
  return serving;
}

/** One computer for many tests: used once, and before each of them as it was then. */
function sharedUse(): () => { readonly person: Person; readonly before: Tree } {
  const world = createWorld();
  const person = openPerson({ world });
  const before = person.tree();
  const used = mkdtempSync(join(tmpdir(), 'used-'));
  beforeAll(async () => {
    await useApp(person);
    copyAll(world.folder, used);
  });
  afterAll(() => world.end());
  return () => {
    for (const name of readdirSync(world.folder))
      rmSync(join(world.folder, name), { recursive: true });
    copyAll(used, world.folder);
    return { person, before };
  };
}

/** With rights, links and times. */
function copyAll(from: string, to: string): void {
  expect(spawnSync('cp', ['-a', `${from}/.`, to]).status).toBe(0);
}

const startsAtLogin = (environment: Readonly<Record<string, string>>) =>
  createAutostart({ environment, program: '/opt/tray', args: ['--hidden'] });

const outcomes = ({ parts }: UninstallOutput) =>
  Object.fromEntries(parts.map(({ part, outcome }) => [part, outcome]));
const leftIn = ({ parts }: UninstallOutput, name: UninstallPart): readonly string[] =>
  parts.find(({ part }) => part === name)?.left.map(({ what }) => what) ?? [];

const used = sharedUse();

describe('uninstall', () => {
  it('leaves the computer as it was before, to the byte and the mode', async () => {
    const { person, before } = used();
    expect(Object.keys(person.tree()).length).toBeGreaterThan(Object.keys(before).length + 15);
    const done = await person.uninstall('--yes');
    expect(outcomes(done)).toEqual({
      assistants: 'gone',
      backups: 'nothing',
      credentials: 'nothing',
      login: 'gone',
      settings: 'gone',
    });
    expect(done.disconnected.map(({ outcome }) => outcome).sort()).toEqual([
      'deleted',
      'deleted',
      'deleted',
      'not-there',
      'restored',
      'restored',
      'restored',
    ]);
    expect(person.tree()).toEqual(before);
    expect(outcomes(await person.uninstall('--yes'))).toMatchObject({ settings: 'nothing' });
    expect(person.tree()).toEqual(before);
  });

  it('ends an app that runs, which undoes it itself before', async () => {
    const person = openPerson();
    const before = person.tree();
    const serving = await connectAll(person);
    expect(outcomes(await person.uninstall('--yes'))).toMatchObject({
      assistants: 'gone',
      settings: 'gone',
    });
    for (const { exited } of serving) expect(await exited).toEqual({ code: 0, signal: null });
    expect(person.tree()).toEqual(before);
  });

  it('shows in a dry run what goes, and touches nothing', async () => {
    const { person } = used();
    const before = person.tree(true);
    const shown = await person.uninstall('--dry-run');
    expect(person.tree(true)).toEqual(before);
    expect(shown.dryRun).toBe(true);
    const told = await person.type('uninstall', '--dry-run');
    expect(told.stdout).toContain(person.at(CURSOR));
    expect(told.stderr).toContain('Nothing was changed.');
    expect(person.tree(true)).toEqual(before);
    const done = await person.uninstall('--yes');
    expect({ ...shown, dryRun: false }).toEqual(done);
  });

  it('makes no folder on a computer that never had the app', async () => {
    const person = openPerson();
    const before = person.tree(true);
    for (const args of [['--dry-run'], ['--yes']]) {
      const done = await person.uninstall(...args);
      expect(done.parts.map(({ gone, left }) => [...gone, ...left])).toEqual([[], [], [], [], []]);
    }
    expect(person.tree(true)).toEqual(before);
  });

  it('keeps what somebody changed since, and takes only our entry out of it', async () => {
    const { person, before } = used();
    person.write(CODEX, person.read(CODEX).replace('"gpt"', '"another"'));
    const kept = await person.uninstall('--yes', '--keep', 'backups', '--keep', 'login');
    const [backup = ''] = leftIn(kept, 'backups');
    expect(readFileSync(backup, 'utf8')).toBe(found[CODEX]);
    expect(person.read(CODEX)).toBe('# mine\nmodel = "another"\n');
    const own = [CODEX, backup.slice(person.world.folder.length + 1)];
    const login = 'config/autostart/dynamosql-tray.desktop';
    const { [login]: entry, ...after } = person.tree();
    expect(entry).toBeDefined();
    expect(without(after, own)).toEqual(without(before, own));
  });

  it('deletes a backup that would be left', async () => {
    const { person } = used();
    person.write(CODEX, person.read(CODEX).replace('"gpt"', '"another"'));
    expect(outcomes(await person.uninstall('--yes'))).toMatchObject({ backups: 'gone' });
    expect(readdirSync(dirname(person.at(CODEX)))).toEqual(['config.toml']);
  });

  it.each([
    ['the first file is back', ({ read }: Person) => read(CURSOR) === found[CURSOR]],
    [
      'the start at login is off',
      ({ at }: Person) => !existsSync(at('config/autostart/dynamosql-tray.desktop')),
    ],
    ['files are deleted', ({ at }: Person) => !existsSync(at('home/.local/bin/dynamosql-tray'))],
  ])('is finished by the next one when it was killed as %s', async (_what, isReached) => {
    const { person, before } = used();
    const first = person.world.start(['uninstall', '--yes'], { variables: person.variables });
    while (!isReached(person)) await new Promise((resolve) => setImmediate(resolve));
    await first.kill();
    expect((await person.type('uninstall', '--yes')).code).toBe(0);
    expect(person.tree()).toEqual(before);
  });

  it('goes on after a file that cannot be put back, and finishes when that is mended', async () => {
    const { person, before } = used();
    const text = person.read(CURSOR);
    person.write(CURSOR, `${text} }`);
    const refused = await person.type('uninstall', '--yes', '--json');
    expect(refused.code).toBe(1);
    const done = refused.json(uninstallOutput);
    expect(done.parts[0]).toMatchObject({
      outcome: 'failed',
      left: [{ what: person.at(CURSOR), why: expect.stringContaining('Line ') }],
      failure: { code: 'config_not_undone' },
    });
    const names = leftIn(done, 'settings').map((path) => path.split('/').at(-1));
    expect(names).toEqual(expect.arrayContaining(['connections.json', 'keys.json']));
    expect(person.read(CODEX)).toBe(found[CODEX]);
    person.write(CURSOR, text);
    expect((await person.type('uninstall', '--yes')).code).toBe(0);
    expect(person.tree()).toEqual(before);
  });

  it('keeps assistants connected, with what they need to be undone later', async () => {
    const { person, before } = used();
    const text = person.read(CURSOR);
    const kept = await person.uninstall('--yes', '--keep', 'assistants');
    expect(outcomes(kept)).toMatchObject({ assistants: 'kept', login: 'gone', settings: 'gone' });
    expect(person.read(CURSOR)).toBe(text);
    expect(outcomes(await person.uninstall('--yes'))).toMatchObject({ assistants: 'gone' });
    expect(person.tree()).toEqual(before);
  });

  it('keeps the key of an assistant that is kept, also while its file cannot be read', async () => {
    const { person, before } = used();
    const text = person.read(CURSOR);
    person.write(CURSOR, `${text} }`);
    const kept = await person.uninstall('--yes', '--keep', 'assistants');
    expect(leftIn(kept, 'assistants')).toContain(person.at(CURSOR));
    expect(person.read('config/dynamosql-tray/keys.json')).toContain('cursor');
    person.write(CURSOR, text);
    expect((await person.type('uninstall', '--yes')).code).toBe(0);
    expect(person.tree()[CURSOR]).toEqual(before[CURSOR]);
  });

  it('names an entry of the keychain that settings may have named before they were damaged', async () => {
    const { person } = used();
    person.write('config/dynamosql-tray/settings.json', '{ "binding"');
    for (const args of [['--dry-run'], ['--yes']]) {
      const told = await person.uninstall(...args);
      const part = told.parts.find(({ part }) => part === 'credentials');
      expect(part).toMatchObject({ outcome: 'nothing', failure: null });
      expect(part?.left).toEqual([
        {
          what: expect.stringContaining('service dynamosql-tray'),
          why: expect.stringContaining('Look for "dynamosql-tray"'),
        },
      ]);
    }
    expect(leftIn(await person.uninstall('--yes'), 'credentials')).toEqual([]);
  });

  it('keeps settings, and an app that runs goes on', async () => {
    const person = openPerson();
    const serving = await person.serve();
    await person.type('connect', 'cursor');
    await person.uninstall('--yes', '--keep', 'settings');
    expect(person.read(CURSOR)).toBe(found[CURSOR]);
    expect(serving.isAlive()).toBe(true);
    expect(existsSync(person.at('config/dynamosql-tray/run/owner.json'))).toBe(true);
  });

  it('does nothing where nobody can be asked, and says how', async () => {
    const { person } = used();
    const before = person.tree(true);
    const refused = await person.type('uninstall', '--json');
    expect([refused.code, refused.failure().code]).toEqual([2, 'usage']);
    expect(refused.failure().cause).toContain('--yes');
    const unknown = await person.type('uninstall', '--yes', '--keep', 'everything', '--json');
    expect([unknown.code, unknown.failure().cause]).toEqual([
      2,
      'There is no part "everything" to keep.',
    ]);
    expect(person.tree(true)).toEqual(before);
  });

  it('asks on a terminal for each part, with what would go', async () => {
    const { person } = used();
    const { shown, code } = await talk(person, [
      ['Disconnect them? [Y/n] ', ''],
      ['Switch it off? [Y/n] ', 'n'],
      ['Delete them? [Y/n] ', 'y'],
    ]);
    expect(code).toBe(0);
    expect(shown).toContain(`${person.at(CURSOR)} (cursor, as it was found)`);
    expect(person.read(CURSOR)).toBe(found[CURSOR]);
    expect(startsAtLogin(person.world.environment).isOn()).toBe(true);
    expect(existsSync(person.at('config/dynamosql-tray'))).toBe(false);
  });

  it('asks about an assistant whose file cannot be read now', async () => {
    const { person } = used();
    const text = person.read(CURSOR);
    const cut = `${text} }`;
    person.write(CURSOR, cut);
    const { shown, code } = await talk(person, [
      ['Disconnect them? [Y/n] ', 'n'],
      ['Switch it off? [Y/n] ', 'n'],
      ['Delete them? [Y/n] ', 'y'],
    ]);
    expect(code).toBe(0);
    expect(shown).toContain(`${person.at(CURSOR)} (cursor, cannot be changed)`);
    expect(person.read('config/dynamosql-tray/keys.json')).toContain('cursor');
  });

  it('offers a backup that is left where no assistant is connected any more', async () => {
    const person = openPerson();
    const serving = await person.serve();
    await person.type('connect', 'codex');
    serving.signal('SIGTERM');
    await serving.exited;
    person.write(CODEX, 'model = "another"\n');
    rmSync(person.at('config/dynamosql-tray/keys.json'));
    const folder = dirname(person.at(CODEX));
    expect(readdirSync(folder)).toHaveLength(2);
    const { code } = await talk(person, [
      ['Delete the backups? [Y/n] ', ''],
      ['Delete them? [Y/n] ', ''],
    ]);
    expect([code, readdirSync(folder)]).toEqual([0, ['config.toml']]);
  });

  it('does nothing when the person leaves before the last answer', async () => {
    const { person } = used();
    const before = without(person.tree(true), ['typed.sh', '.']);
    const { shown, code } = await talk(person, [
      ['Disconnect them? [Y/n] ', 'y'],
      ['Switch it off? [Y/n] ', CONTROL_D],
    ]);
    expect([code, shown]).toEqual([0, expect.stringContaining('so nothing was done.')]);
    expect(without(person.tree(true), ['typed.sh', '.'])).toEqual(before);
  });
});

/** Uninstalls on a terminal, with these answers. */
function talk(
  { world, variables }: Person,
  answers: Parameters<typeof typeOnTerminal>[0]['answers'],
) {
  const { DYNAMOSQL_TRAY_HOME: _home, VITEST: _vitest, ...rest } = world.environment;
  const environment = { ...rest, XDG_CACHE_HOME: variables.XDG_CACHE_HOME };
  return typeOnTerminal({ args: ['uninstall'], environment, folder: world.folder, answers });
}

describe('uninstalling a home that the person named', () => {
  it('leaves their files in it, and what the usual home still needs', async () => {
    const { person: usual } = used();
    const before = usual.tree();
    const side = { ...usual.variables, DYNAMOSQL_TRAY_HOME: usual.at('side'), VITEST: 'true' };
    await run(usual.world, ['connect', 'lm-studio'], { variables: side });
    usual.write('side/notes.txt', 'mine');
    usual.write('side/demo/photo.png', 'mine');
    const done = await run(usual.world, ['uninstall', '--yes', '--json'], { variables: side });
    const told = done.json(uninstallOutput);
    expect(leftIn(told, 'settings')).toEqual(
      expect.arrayContaining([usual.at('side/notes.txt'), usual.at('side/demo/photo.png')]),
    );
    expect(leftIn(told, 'login')).toEqual([usual.at('config/autostart/dynamosql-tray.desktop')]);
    const own = ['side', 'side/notes.txt', 'side/demo', 'side/demo/photo.png'];
    const after = usual.tree();
    expect(own.every((path) => path in after)).toBe(true);
    // The folder of sockets is made anew by whoever serves.
    const sockets = 'run/dynamosql-tray';
    expect(without(after, own)).toEqual(without(before, [sockets]));
  });

  it('takes the folder too when nothing else lies in it', async () => {
    const person = openPerson({ home: 'named' });
    const { world } = person;
    await person.type('connect', 'cursor');
    valueIn(startsAtLogin(world.environment).set(true));
    await person.uninstall('--yes');
    expect(existsSync(world.home)).toBe(false);
    expect(startsAtLogin(world.environment).isOn()).toBe(false);
  });

  it('follows no link out of it', async () => {
    const person = openPerson({ home: 'named' });
    await person.type('connect', 'cursor');
    person.write('elsewhere/tray.log', 'mine');
    symlinkSync(person.at('elsewhere'), join(person.world.home, 'demo'));
    const done = await person.uninstall('--yes');
    expect(leftIn(done, 'settings')).toEqual([join(person.world.home, 'demo')]);
    expect(person.read('elsewhere/tray.log')).toBe('mine');
  });

  it('leaves a command of this name that is not ours', async () => {
    const person = openPerson();
    person.write('elsewhere/dynamosql-tray', 'not ours');
    symlinkSync(person.at('elsewhere/dynamosql-tray'), person.at('home/.local/bin/dynamosql-tray'));
    const before = person.tree();
    await person.uninstall('--yes');
    expect(person.tree()).toEqual(before);
  });

  it('takes the name of a command in a bundle along, also when the bundle went first', async () => {
    const person = openPerson();
    const name = person.at('home/.local/bin/dynamosql-tray');
    const before = person.tree();
    symlinkSync('/Gone/DynamoSQLTray.app/Contents/Resources/bin/dynamosql-tray', name);
    await person.uninstall('--yes');
    expect(person.tree()).toEqual(before);
  });
});

it('a bridge that goes on after it starts no app again', async () => {
  const person = openPerson();
  const bridge = startBridge(person.world, { args: ['--demo'] });
  await bridge.connect();
  expect(textOf(await bridge.ask(listTables()))).toContain('orders');
  const variables = { XDG_CACHE_HOME: person.at('cache') };
  const done = await run(person.world, ['uninstall', '--demo', '--yes'], { variables });
  expect(done.code).toBe(0);
  await eventually(
    () => appsIn(person.world),
    ({ length }) => length === 0,
  );
  expect(textOf(await bridge.ask(listTables()))).toContain('it was uninstalled');
  expect(existsSync(person.world.home)).toBe(false);
  await bridge.end();
});

function without(tree: Readonly<Record<string, string>>, paths: readonly string[]) {
  return Object.fromEntries(Object.entries(tree).filter(([path]) => !paths.includes(path)));
}
