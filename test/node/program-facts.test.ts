import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { programFacts } from '../../src/main/node/program-facts.ts';

const newFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'program-')));

function write(path: string, text = ''): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

/** What is told of a command, in a data folder of the person's own. */
function factsOf(program: string, data = newFolder(), args: readonly string[] = []) {
  const environment = { XDG_DATA_HOME: data };
  return programFacts({ environment, platform: 'linux', command: { program, args } });
}

describe('how the program came here is told by', () => {
  it.each(['deb', 'rpm'] as const)('the file that a %s lays beside the app', (kind) => {
    const app = newFolder();
    const command = write(join(app, 'resources', 'bin', 'dynamosql-tray'));
    write(join(app, 'resources', 'package-type'), kind);
    expect(factsOf(command)).toMatchObject({ packages: [kind], appImage: undefined });
  });

  it('the place of the command, behind the link on PATH', () => {
    const folder = newFolder();
    const script = write(join(folder, 'lib/node_modules/dynamosql-tray/dist/cli.cjs'));
    symlinkSync(script, join(folder, 'dynamosql-tray'));
    const { command } = factsOf('/usr/bin/node', newFolder(), [join(folder, 'dynamosql-tray')]);
    expect(command).toBe(script);
  });

  it('what an AppImage lays beside the command that it placed', () => {
    const data = newFolder();
    const app = '/home/ada/Tray-0.1.0.AppImage';
    const command = write(join(data, 'dynamosql-tray/bin/dynamosql-tray'));
    expect(factsOf(command, data)).toMatchObject({ appImage: undefined });
    write(join(data, 'dynamosql-tray/bin/app.json'), JSON.stringify({ app, version: '0.1.0' }));
    expect(factsOf(command, data)).toMatchObject({ appImage: app, packages: [] });
  });

  it('the app that lies above the command, which goes with its folder', () => {
    const app = newFolder();
    const command = write(join(app, 'resources', 'bin', 'dynamosql-tray'));
    expect(factsOf(command).appFolder).toBeUndefined();
    write(join(app, 'dynamosql-tray-app'));
    expect(factsOf(command).appFolder).toBe(app);
  });

  it('nothing, for a command that is not there any more', () => {
    expect(factsOf('/gone/cli')).toEqual({
      platform: 'linux',
      command: '/gone/cli',
      packages: [],
      appImage: undefined,
    });
  });
});
