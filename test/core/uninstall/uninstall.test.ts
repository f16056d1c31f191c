import { describe, expect, it } from 'vitest';
import {
  everything as everythingIn,
  type Found,
  type Swept,
  type UninstallActs,
  uninstall,
  wouldUninstall,
} from '../../../src/main/core/uninstall/uninstall.ts';
import type { Disconnected } from '../../../src/shared/connecting.ts';
import { failure } from '../../../src/shared/failure.ts';
import { failed, ok } from '../../../src/shared/result.ts';
import type { UninstallPart } from '../../../src/shared/uninstalling.ts';

const row = (given: Partial<Disconnected> = {}): Disconnected => ({
  assistant: 'cursor',
  path: '/home/ada/.cursor/mcp.json',
  outcome: 'restored',
  cause: null,
  backup: null,
  keyRevoked: true,
  ...given,
});

const BACKUP = '/home/ada/.codex/config.toml.dynamosql-backup-1';
const changed = row({
  assistant: 'codex',
  path: '/home/ada/.codex/config.toml',
  outcome: 'entry-removed',
  backup: BACKUP,
});

const HOME = '/home/ada/.config/dynamosql-tray';
const files = ['settings.json', 'keys.json', 'connections.json', 'activity.json'];

/** A home that loses all files but those that are kept. */
function sweptBut(keeps: readonly string[]): Swept {
  const isKept = (name: string): boolean => keeps.includes(name);
  const pathOf = (name: string): string => `${HOME}/${name}`;
  if (!files.some(isKept)) return { gone: [HOME], left: [] };
  return {
    gone: files.filter((name) => !isKept(name)).map(pathOf),
    left: files.filter(isKept).map((name) => ({ what: pathOf(name), why: 'needed' })),
  };
}

const everything: Found = {
  disconnected: [row(), changed],
  account: 'dynamosql-tray, account https://mcp.example.com',
  login: ['/home/ada/.config/autostart/dynamosql-tray.desktop'],
  settings: sweptBut,
  stays: {},
};

/** Acts that succeed, in the order in which they are asked for. */
function openActs(given: Partial<UninstallActs> = {}) {
  const asked: string[] = [];
  const acts: UninstallActs = {
    async disconnect(deletesBackups) {
      asked.push(deletesBackups ? 'disconnect with backups' : 'disconnect');
      return { rows: [row(), { ...changed, backup: deletesBackups ? null : BACKUP }] };
    },
    async forgetCredentials() {
      asked.push('credentials');
      return ok(true);
    },
    async stopAtLogin() {
      asked.push('login');
      return ok({ gone: everything.login, left: [] });
    },
    async sweep(keeps) {
      asked.push('sweep');
      return ok(sweptBut(keeps));
    },
    ...given,
  };
  return { acts, asked };
}

const all = (): boolean => true;
const allBut =
  (...kept: readonly UninstallPart[]) =>
  (part: UninstallPart): boolean =>
    !kept.includes(part);

async function done(takes: (part: UninstallPart) => boolean, given: Partial<UninstallActs> = {}) {
  const { acts, asked } = openActs(given);
  const { parts } = await uninstall(everything, takes, acts);
  const of = (name: UninstallPart) =>
    parts.find(({ part }) => part === name) ?? expect.fail(`no part ${name}`);
  return { parts, asked, of };
}

describe('taking everything', () => {
  it('goes from what is named to what names it', async () => {
    const { asked, parts } = await done(all);
    expect(asked).toEqual(['disconnect with backups', 'credentials', 'login', 'sweep']);
    expect(parts.map(({ part, outcome, left }) => [part, outcome, left])).toEqual([
      ['assistants', 'gone', []],
      ['backups', 'gone', []],
      ['credentials', 'gone', []],
      ['login', 'gone', []],
      ['settings', 'gone', []],
    ]);
  });

  it('is what a dry run shows', async () => {
    const shown = await wouldUninstall(everything, all);
    expect(shown.parts).toEqual((await done(all)).parts);
  });

  it('asks for nothing that is not there, and says so', async () => {
    const { acts, asked } = openActs();
    const found = { ...everything, disconnected: [], account: undefined, login: [] };
    const { parts } = await uninstall(found, all, acts);
    expect(asked).toEqual(['sweep']);
    expect(parts.map(({ outcome }) => outcome)).toEqual([
      ...Array.from({ length: 4 }, () => 'nothing'),
      'gone',
    ]);
  });
});

describe('what is kept', () => {
  it.each([
    [
      'assistants',
      ['settings.json', 'keys.json', 'connections.json'],
      ['credentials', 'login', 'sweep'],
    ],
    ['credentials', ['settings.json'], ['disconnect with backups', 'login', 'sweep']],
    ['login', [], ['disconnect with backups', 'credentials', 'sweep']],
    ['backups', [], ['disconnect', 'credentials', 'login', 'sweep']],
    ['settings', undefined, ['disconnect with backups', 'credentials', 'login']],
  ] as const)('%s: with the files that it needs', async (part, needed, acts) => {
    const { asked, of } = await done(allBut(part));
    expect(asked).toEqual(acts);
    expect(of(part)).toMatchObject({ outcome: 'kept', gone: [], failure: null });
    const left = of('settings').left.map(({ what }) => what);
    expect(left).toEqual(needed ? needed.map((name) => `${HOME}/${name}`) : [HOME]);
    const shown = await wouldUninstall(everything, allBut(part));
    expect(shown.parts).toEqual((await done(allBut(part))).parts);
  });

  it('keeps the backups of assistants that stay connected', async () => {
    expect((await done(allBut('assistants'))).of('backups')).toMatchObject({
      outcome: 'kept',
      left: [{ what: BACKUP }],
    });
  });

  it('needs nothing where there was nothing', async () => {
    const { acts } = openActs();
    const found = { ...everything, disconnected: [], account: undefined };
    const { parts } = await uninstall(found, allBut('assistants', 'credentials'), acts);
    expect(parts.at(-1)).toMatchObject({ gone: [HOME], left: [] });
  });
});

describe('a part that fails', () => {
  const locked = async () => failed(failure('keychain_locked'));

  it('is told, keeps what names it, and the rest goes on', async () => {
    const { of } = await done(all, { forgetCredentials: locked });
    expect(of('credentials')).toMatchObject({
      outcome: 'failed',
      left: [{ what: everything.account, why: 'The keychain is locked' }],
      failure: { code: 'keychain_locked' },
    });
    expect(of('settings').left.map(({ what }) => what)).toEqual([`${HOME}/settings.json`]);
    expect(of('settings').gone).toContain(`${HOME}/keys.json`);
    expect(of('assistants').outcome).toBe('gone');
  });

  it('is an assistant whose file cannot be read any more, with its record kept', async () => {
    const refused = row({ outcome: 'refused', cause: 'Line 3 is no JSON.', backup: BACKUP });
    const { of } = await done(all, { disconnect: async () => ({ rows: [refused] }) });
    expect(of('assistants')).toMatchObject({
      outcome: 'failed',
      left: [{ what: refused.path, why: 'Line 3 is no JSON.' }],
      failure: {
        code: 'config_not_undone',
        cause: `Our entry is still in ${refused.path}. Line 3 is no JSON.`,
      },
    });
    expect(of('backups')).toMatchObject({ failure: null, left: [{ what: BACKUP }] });
    expect(of('settings').left).toHaveLength(3);
  });

  it('is a backup that could not be deleted', async () => {
    const { of } = await done(all, { disconnect: async () => ({ rows: [row(), changed] }) });
    expect(of('backups')).toMatchObject({
      outcome: 'failed',
      failure: { code: 'file_not_deleted', cause: expect.stringContaining(BACKUP) },
    });
    // Nothing but the record knows it the next time.
    expect(of('settings').left.map(({ what }) => what)).toEqual([`${HOME}/connections.json`]);
  });

  it('is a disconnecting that stops halfway, with what was done before', async () => {
    const found = { ...everything, disconnected: [row(), row({ assistant: 'kiro' }), changed] };
    const { acts } = openActs({
      disconnect: async () => ({ rows: [row()], failure: failure('file_not_written') }),
    });
    const { parts, disconnected } = await uninstall(found, all, acts);
    expect(disconnected).toEqual([row()]);
    const { title } = failure('file_not_written');
    expect(parts[0]).toMatchObject({
      outcome: 'failed',
      gone: [row().path],
      left: [
        { what: row().path, why: title },
        { what: changed.path, why: title },
      ],
      failure: { code: 'file_not_written' },
    });
    expect(parts[1]).toMatchObject({
      outcome: 'kept',
      left: [{ what: BACKUP, why: expect.stringContaining('could not be put back yet') }],
      failure: null,
    });
    expect(parts.at(-1)?.left).toHaveLength(3);
  });

  it('is an app that does not answer: nothing of the home goes', async () => {
    const what = failure('control_failed');
    const away = async () => failed(what);
    const { parts, of } = await done(all, {
      disconnect: async () => ({ rows: [], failure: what }),
      forgetCredentials: away,
      sweep: async () => failed(failure('home_owned')),
    });
    expect(parts.map(({ outcome }) => outcome)).toEqual([
      'failed',
      'kept',
      'failed',
      'gone',
      'failed',
    ]);
    expect(of('settings')).toMatchObject({ gone: [], failure: { code: 'home_owned' } });
  });

  it('is a file that stays, with those that went', async () => {
    const stuck = { gone: ['/a'], left: [], failure: failure('file_not_deleted') };
    const { of } = await done(all, { sweep: async () => ok(stuck) });
    expect(of('settings')).toMatchObject({ outcome: 'failed', gone: ['/a'] });
  });
});

describe('an assistant whose file cannot be read now', () => {
  const refused = row({ outcome: 'refused', cause: 'Line 3 is no JSON.', backup: BACKUP });
  const found = { ...everything, disconnected: [refused], account: undefined };
  const needed = ['settings.json', 'keys.json', 'connections.json'].map(
    (name) => `${HOME}/${name}`,
  );

  it('is asked about as any other is', () => {
    expect(everythingIn(found).assistants).toEqual([refused.path]);
  });

  it('keeps its key and its record when it is kept', async () => {
    const { acts, asked } = openActs();
    const { parts } = await uninstall(found, allBut('assistants'), acts);
    expect(asked).toEqual(['login', 'sweep']);
    expect(parts[0]).toMatchObject({ outcome: 'kept', left: [{ what: refused.path }] });
    expect(parts.at(-1)?.left.map(({ what }) => what)).toEqual(needed);
  });

  it('stays in a dry run as it does then, with its backup and what it needs', async () => {
    const { acts } = openActs({ disconnect: async () => ({ rows: [refused] }) });
    const shown = await wouldUninstall(found, all);
    expect(shown).toEqual(await uninstall(found, all, acts));
    expect(shown.parts.map(({ part, outcome }) => [part, outcome])).toEqual([
      ['assistants', 'failed'],
      ['backups', 'kept'],
      ['credentials', 'nothing'],
      ['login', 'gone'],
      ['settings', 'gone'],
    ]);
    expect(shown.parts[1]).toMatchObject({ gone: [], left: [{ what: BACKUP }] });
    expect(shown.parts.at(-1)?.left.map(({ what }) => what)).toEqual(needed);
  });
});

it('tells what stays of a part that went, and why', async () => {
  const left = [{ what: everything.login[0] ?? '', why: 'only the app can' }];
  const { of } = await done(all, { stopAtLogin: async () => ok({ gone: [], left }) });
  expect(of('login')).toMatchObject({ outcome: 'nothing', left, failure: null });
});

it('says what another installation still needs', async () => {
  const stays = { login: [{ what: '/autostart', why: 'used by another' }] };
  const { parts } = await wouldUninstall({ ...everything, login: [], stays }, all);
  expect(parts.find(({ part }) => part === 'login')).toMatchObject({
    outcome: 'nothing',
    left: stays.login,
  });
});

it('names the key that ends where no file is known', async () => {
  const pasted = row({ assistant: 'other', path: null, outcome: 'not-there' });
  const { parts } = await wouldUninstall({ ...everything, disconnected: [pasted] }, all);
  expect(parts[0]).toMatchObject({ outcome: 'gone', gone: ['the key of other'] });
});
