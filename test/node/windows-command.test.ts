import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { windowsCommandIn } from '../../src/main/node/windows-command.ts';

const INSIDE = { WSL_DISTRO_NAME: 'Ubuntu' };

/** The users of Windows as WSL shows them; the app is installed for the named ones. */
function usersWith(...installed: readonly string[]): string {
  const users = mkdtempSync(join(tmpdir(), 'users-'));
  for (const user of ['Ada', 'Grace', 'Public']) mkdirSync(join(users, user));
  for (const user of installed) {
    const folder = join(users, user, 'AppData/Local/dynamosql-tray/bin');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'dynamosql-tray.exe'), '');
  }
  return users;
}

describe('the command of the app on Windows, from inside WSL', () => {
  it('is found in the folder of the user who installed it', () => {
    const users = usersWith('Grace');
    expect(windowsCommandIn(INSIDE, users)).toBe(
      join(users, 'Grace/AppData/Local/dynamosql-tray/bin/dynamosql-tray.exe'),
    );
  });

  it('is not looked for outside of WSL', () => {
    expect(windowsCommandIn({}, usersWith('Grace'))).toBeUndefined();
  });

  it('is not looked for where the person named a home: no app on Windows serves that', () => {
    const environment = { ...INSIDE, DYNAMOSQL_TRAY_HOME: '/home/ada/other' };
    expect(windowsCommandIn(environment, usersWith('Grace'))).toBeUndefined();
  });

  it('is not there where no app is installed, or no drive of Windows is seen', () => {
    expect(windowsCommandIn(INSIDE, usersWith())).toBeUndefined();
    expect(windowsCommandIn(INSIDE, '/mnt/nothing/Users')).toBeUndefined();
  });

  it('is not anything else on the PATH', () => {
    const PATH = `/usr/bin:${usersWith('Ada')}/Ada/AppData/Local/dynamosql-tray/bin`;
    expect(windowsCommandIn({ ...INSIDE, PATH }, usersWith())).toBeUndefined();
  });
});
