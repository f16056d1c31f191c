import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const script = readFileSync(
  join(import.meta.dirname, '..', '..', 'build', 'linux', 'after-remove.sh'),
  'utf8',
);
const LINK = '/usr/bin/dynamosql-tray';
const PROFILE = '/etc/apparmor.d/dynamosql-tray-app';
const COMMAND = '/opt/DynamoSQLTray/resources/bin/dynamosql-tray';

/** Runs the script as the package has it, but with the system's folders below a folder of its own. */
function afterRemoval(word: string, { linksTo = COMMAND } = {}) {
  const root = mkdtempSync(join(tmpdir(), 'removed-'));
  const at = (path: string): string => join(root, path);
  for (const path of [LINK, PROFILE]) mkdirSync(dirname(at(path)), { recursive: true });
  symlinkSync(at(linksTo), at(LINK));
  writeFileSync(at(PROFILE), '');
  const filled = script
    .replaceAll(/\$\{sanitizedProductName\}/g, 'DynamoSQLTray')
    .replaceAll(/\$\{executable\}/g, 'dynamosql-tray-app')
    .replaceAll(/(?<![\w/])\/(?=(usr|opt|etc)\/)/g, `${root}/`);
  // Without the system's own folder of programs: nothing tells the kernel.
  const environment = { PATH: '/usr/bin:/bin' };
  const { status, stdout } = spawnSync('sh', ['-c', filled, 'postrm', word], {
    env: environment,
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  const hasLink = lstatSync(at(LINK), { throwIfNoEntry: false }) !== undefined;
  return { said: stdout, hasLink, hasProfile: existsSync(at(PROFILE)) };
}

describe('after a package was taken away', () => {
  it.each(['remove', '0'])(
    '"%s" takes the link and the profile along, and says what stays',
    (word) => {
      const { said, hasLink, hasProfile } = afterRemoval(word);
      expect([hasLink, hasProfile]).toEqual([false, false]);
      const [first, second] = said.trimEnd().split('\n');
      expect(first).toContain('What each user set up stays');
      expect(second).toBe(
        'To take that away too, run `npx dynamosql-tray uninstall` as that user; before a removal, `dynamosql-tray uninstall`.',
      );
    },
  );

  it('"purge" does the same, and has nothing to say that the removal has not said', () => {
    expect(afterRemoval('purge')).toEqual({ said: '', hasLink: false, hasProfile: false });
  });

  it.each(['upgrade', 'failed-upgrade', 'abort-install', 'abort-upgrade', 'disappear', '1', '2'])(
    '"%s" leaves all of it to the version that is there then',
    (word) => {
      expect(afterRemoval(word)).toEqual({ said: '', hasLink: true, hasProfile: true });
    },
  );

  it('a command of somebody else stays', () => {
    const { hasLink } = afterRemoval('remove', { linksTo: '/usr/local/bin/dynamosql-tray' });
    expect(hasLink).toBe(true);
  });
});
