import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { installPackage } from '../../src/main/node/package-installer.ts';

/** A folder with programs that write down how they were called; `pkexec` runs what it is given. */
function openSystem(programs: Readonly<Record<string, number>>) {
  const folder = mkdtempSync(join(tmpdir(), 'installer-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const called = join(folder, 'called');
  for (const [name, code] of Object.entries(programs)) {
    const path = join(folder, name);
    const goesOn = name === 'pkexec' && code === 0 ? 'shift; exec "$@"' : `exit ${code}`;
    writeFileSync(path, `#!/bin/sh\necho "${name} $*" >> ${called}\n${goesOn}\n`);
    chmodSync(path, 0o755);
  }
  return {
    folder,
    calls: () => (existsSync(called) ? readFileSync(called, 'utf8').trim().split('\n') : []),
  };
}

type System = ReturnType<typeof openSystem>;

const file = '/home/ada/.cache/a folder/it.deb; echo';
const install = ({ folder }: System, kind: 'deb' | 'rpm', isRoot: boolean) =>
  installPackage({ kind, file, environment: {}, isRoot, folders: [folder] });

describe('installing a package', () => {
  it('asks for a password in a window, and gives the file as one word', async () => {
    const system = openSystem({ pkexec: 0, 'apt-get': 0 });
    expect((await install(system, 'deb', false)).ok).toBe(true);
    const words = `install --yes --no-install-recommends ${file}`;
    expect(system.calls()).toEqual([
      `pkexec --disable-internal-agent ${system.folder}/apt-get ${words}`,
      `apt-get ${words}`,
    ]);
  });

  it('asks nobody as the administrator', async () => {
    const system = openSystem({ pkexec: 0, 'apt-get': 0 });
    await install(system, 'deb', true);
    expect(system.calls()).toEqual([`apt-get install --yes --no-install-recommends ${file}`]);
  });

  it('takes the first installer that the system has', async () => {
    const system = openSystem({ pkexec: 0, dnf: 0, yum: 0, rpm: 0 });
    await install(system, 'rpm', true);
    expect(system.calls()).toEqual([`dnf install --assumeyes --nogpgcheck ${file}`]);
  });

  it('asks once, and says so when it is refused', async () => {
    const system = openSystem({ pkexec: 126, 'apt-get': 0 });
    expect(await install(system, 'deb', false)).toMatchObject({
      failure: {
        code: 'update_not_installed',
        cause: 'Nobody gave the password. The version that runs is untouched.',
      },
    });
    expect(system.calls()).toHaveLength(1);
  });

  it('promises nothing of an installer that failed on its way', async () => {
    const system = openSystem({ 'apt-get': 100 });
    expect(await install(system, 'deb', true)).toMatchObject({
      failure: { cause: "The system's installer ended with 100." },
    });
  });

  it('runs the programs of the system, whatever lies before them on PATH', async () => {
    const [system, own] = [openSystem({ 'apt-get': 0 }), openSystem({ pkexec: 0, 'apt-get': 0 })];
    const environment = { PATH: own.folder };
    const folders = [system.folder];
    const asked = { kind: 'deb', file, environment, folders } as const;
    expect((await installPackage({ ...asked, isRoot: true })).ok).toBe(true);
    expect((await installPackage({ ...asked, isRoot: false })).ok).toBe(false);
    expect([system.calls().length, own.calls()]).toEqual([1, []]);
  });

  it('hands on what a desktop needs, and no credentials', async () => {
    const system = openSystem({});
    const seen = join(system.folder, 'seen');
    const program = join(system.folder, 'apt-get');
    writeFileSync(program, `#!/bin/sh\necho "$DISPLAY,$PATH,$DYNAMOSQL_CLIENT_SECRET" > ${seen}\n`);
    chmodSync(program, 0o755);
    const environment = { DISPLAY: ':7', PATH: '/home/ada/bin', DYNAMOSQL_CLIENT_SECRET: 'hidden' };
    await installPackage({
      kind: 'deb',
      file,
      environment,
      isRoot: true,
      folders: [system.folder],
    });
    expect(readFileSync(seen, 'utf8')).toBe(`:7,${system.folder},\n`);
  });
});
