import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { textOf } from '../../scripts/processes.ts';
import { statusOutput } from '../../src/shared/outputs.ts';
import { keychainEntries } from '../desktop/harness/keychain-entries.ts';
import { flip, goTo } from '../desktop/harness/window-view.ts';
import { eventually } from '../scenarios/harness/waiting.ts';
import { differences, takeInventory } from './harness/file-system.ts';
import { openAssistant, signIn, tablesOf, tellServer } from './harness/household.ts';
import { type InstalledDesktop, openInstalledDesktop } from './harness/installed-desktop.ts';
import { aptInstall, aptPurge, installedVersion } from './harness/packages.ts';
import { openPackedWindow } from './harness/packed-window.ts';
import { VERSION } from './harness/versions.ts';

const stage = inject('installedStage');
const APP = '/opt/DynamoSQLTray/dynamosql-tray-app';
const COMMAND = '/usr/bin/dynamosql-tray';
const ENTRY = '/usr/share/applications/com.dynamosql.tray.desktop';

const SYSTEM = ['/opt', '/usr/bin', '/usr/sbin', '/usr/lib', '/usr/share', '/etc', '/lib/systemd'];
/** What the desktop itself keeps of all that is installed, and makes anew. */
const CACHES = /\/(mimeinfo\.cache|icon-theme\.cache|ld\.so\.cache)$|^\/usr\/lib\/python/;

afterEach(() => {
  if (installedVersion('dynamosql-tray')) aptPurge('dynamosql-tray');
});

describe('an installed deb', () => {
  it('is there from the first click to the last trace', async () => {
    const system = takeInventory(SYSTEM, CACHES);
    const installed = await openInstalledDesktop(COMMAND);
    const person = takeInventory(installed.folders);
    aptInstall(stage.deb);
    const { desktop, command, launch } = installed;
    const { tray } = desktop;
    tellServer(installed);

    launch('dex', [ENTRY]);
    await tray.item(/^Not set up\./);
    await untilSandboxed(installed);
    await signIn(installed);
    await tray.item(/^Ready\./);
    expect(keychainEntries(installed.environment)).toBe(1);

    await tray.click('Verify connection');
    await desktop.notifications.until(/works|passed|well/i);
    expect((await command(['verify', '--json'])).code).toBe(0);
    await assistantListsTables(installed);

    await tray.click(/^Quit/);
    await installed.untilQuiet();
    const window = await openPackedWindow(installed, APP);
    await goTo(window.page, 'settings');
    await flip(window.page, 'Start at login');
    await window.page.getByRole('switch', { name: 'Start at login', checked: true }).waitFor();
    await window.leave();
    await tray.click(/^Quit/);
    expect(await window.exited).toBe(0);

    launch('dex', ['--autostart', '--environment', 'KDE']);
    await tray.item(/^Ready\./);
    await assistantListsTables(installed);

    const gone = await command(['uninstall', '--yes', '--json']);
    expect([gone.code, gone.stdout]).toEqual([0, expect.any(String)]);
    await installed.untilQuiet();
    expect(keychainEntries(installed.environment)).toBe(0);
    expect(differences(person, takeInventory(installed.folders)).filter(isOurs)).toEqual([]);
    expect(aptPurge('dynamosql-tray')).not.toContain('/opt/DynamoSQLTray');
    expect(differences(system, takeInventory(SYSTEM, CACHES))).toEqual([]);
  }, 240_000);

  it('leaves what a user set up when it is purged alone, and says so', async () => {
    const installed = await openInstalledDesktop(COMMAND);
    aptInstall(stage.deb);
    tellServer(installed);
    const { command, launch, desktop } = installed;
    launch(APP, ['--hidden']);
    await desktop.tray.item(/^Not set up\./);
    await signIn(installed);
    await command(['connect', 'junie', '--json']);
    await desktop.tray.click(/^Quit/);
    await installed.untilQuiet();
    const before = takeInventory(installed.folders);

    const said = aptPurge('dynamosql-tray');
    expect(said).toContain('What each user set up stays: settings, credentials in the keychain');
    expect(said).toContain('dynamosql-tray uninstall');
    expect(differences(before, takeInventory(installed.folders))).toEqual([]);
    expect(keychainEntries(installed.environment)).toBe(1);
    expect(existsSync(COMMAND)).toBe(false);
  }, 240_000);

  it('leaves a command of the same name alone that somebody else put there', () => {
    writeFileSync(COMMAND, '#!/bin/sh\n', { mode: 0o755 });
    try {
      aptInstall(stage.deb);
      expect(readFileSync(COMMAND, 'utf8')).toBe('#!/bin/sh\n');
      aptPurge('dynamosql-tray');
      expect(readFileSync(COMMAND, 'utf8')).toBe('#!/bin/sh\n');
    } finally {
      execFileSync('rm', [COMMAND]);
    }
  }, 120_000);

  it('puts the command on PATH, and the window program nowhere', () => {
    aptInstall(stage.deb);
    const account = inject('desktopStage').source.account;
    const said = execFileSync(COMMAND, ['--version'], { ...account, cwd: '/', encoding: 'utf8' });
    expect(said.trim()).toBe(VERSION);
    expect(existsSync('/usr/bin/dynamosql-tray-app')).toBe(false);
    expect(statSync('/opt/DynamoSQLTray/chrome-sandbox').uid).toBe(0);
  }, 120_000);
});

async function assistantListsTables(installed: InstalledDesktop): Promise<void> {
  const assistant = await openAssistant(installed);
  expect(await tablesOf(assistant)).toContain('orders');
  await assistant.close();
  const { assistants } = (await installed.command(['status', '--json'])).json(statusOutput);
  expect(assistants.map(({ id }) => id)).toContain('junie');
}

/** Waits for the window's process to be one that can make no system calls but those of the sandbox. */
async function untilSandboxed({ processes }: InstalledDesktop): Promise<void> {
  const isSandboxed = (pid: number): boolean =>
    textOf(`/proc/${pid}/cmdline`).includes('--type=renderer') &&
    /^Seccomp:\t2$/m.test(textOf(`/proc/${pid}/status`));
  await eventually(
    () => processes().filter(isSandboxed),
    (found) => found.length > 0,
  );
}

/** Keyrings, fonts and the like are the desktop's. */
function isOurs(difference: string): boolean {
  return !/\/(keyrings|fontconfig|mesa_shader_cache|dconf)(\/|:)/.test(difference);
}
