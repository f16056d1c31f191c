import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { desktopShowsTray } from '../../src/main/node/tray-host.ts';

/** A folder with programs of these names, each of which runs these lines of the shell. */
function pathWith(programs: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const folder = mkdtempSync(join(tmpdir(), 'tray-host-'));
  for (const [name, lines] of Object.entries(programs))
    writeFileSync(join(folder, name), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
  return { PATH: folder };
}

describe('whether this desktop shows tray icons', () => {
  it.each([
    ['gdbus', "echo '(true,)'", true],
    ['gdbus', "echo '(false,)'", false],
    ['dbus-send', "echo 'method return sender=:1.0'; echo '   boolean true'", true],
    ['dbus-send', "echo '   boolean false'", false],
    ['busctl', "echo 'b true'", true],
    ['busctl', "echo 'b false'", false],
  ])('%s says: %s', async (program, lines, shows) => {
    expect(await desktopShowsTray(pathWith({ [program]: lines }), 'linux')).toBe(shows);
  });

  it('is asked of the next program when one fails', async () => {
    const environment = pathWith({
      gdbus: 'exit 1',
      'dbus-send': 'exit 2',
      busctl: "echo 'b true'",
    });
    expect(await desktopShowsTray(environment, 'linux')).toBe(true);
  });

  it('is no question elsewhere', async () => {
    expect(await desktopShowsTray(pathWith({}), 'darwin')).toBe(true);
  });

  it('is not known when nothing can ask', async () => {
    expect(await desktopShowsTray(pathWith({}), 'linux')).toBeUndefined();
    expect(await desktopShowsTray(pathWith({ gdbus: 'exit 1' }), 'linux')).toBeUndefined();
  });

  it('is asked about the watcher of tray icons, and nothing else', async () => {
    const asksFor = 'case "$*" in *org.kde.StatusNotifierWatcher*) echo true;; *) exit 1;; esac';
    for (const program of ['gdbus', 'dbus-send', 'busctl'])
      expect(await desktopShowsTray(pathWith({ [program]: asksFor }), 'linux')).toBe(true);
  });
});
