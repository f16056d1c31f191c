import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { within } from '../scenarios/harness/waiting.ts';
import { type InstalledDesktop, openInstalledDesktop } from './harness/installed-desktop.ts';
import { openPackedWindow } from './harness/packed-window.ts';

const stage = inject('installedStage');

interface Unpacked extends InstalledDesktop {
  readonly folder: string;
  readonly program: string;
  /** A file that appears when foreign code has run in the app. */
  readonly mark: string;
  /** The foreign code. */
  readonly evil: string;
}

/** A person's desktop with the app out of its archive, as it is fused and packed. */
async function unpack(): Promise<Unpacked> {
  const installed = await openInstalledDesktop('unused');
  const { folder: world } = installed.desktop.world;
  const folder = join(world, 'app');
  const mark = join(installed.environment['TMPDIR'] ?? '', 'mark');
  const evil = join(world, 'evil.cjs');
  mkdirSync(folder);
  execFileSync('tar', ['-xzf', stage.tarGz, '-C', folder, '--strip-components=1']);
  writeFileSync(evil, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '');`);
  return { ...installed, folder, program: join(folder, 'dynamosql-tray-app'), mark, evil };
}

describe('the fused app', () => {
  it('leads a person from its window to Ready', async () => {
    const app = await unpack();
    const { page } = await openPackedWindow(app, app.program);
    await page.getByRole('button', { name: 'Try the demo' }).click();
    await app.desktop.tray.item(/^Demo\. Ready\./);
    await page.getByText('Ready', { exact: true }).first().waitFor();
  });

  it('refuses Chromium’s debugging port, as it is released', async () => {
    const app = await unpack();
    expect(await endOf(app, ['--remote-debugging-port=0'])).toBe(1);
    expect(await endOf(app, ['--remote-debugging-pipe'])).toBe(1);
    expect(await app.desktop.tray.isThere()).toBe(false);
  });

  it('runs no foreign code in its name', async () => {
    const app = await unpack();
    expect(await endOf(app, ['--inspect=0'])).toBe(1);
    const doors: readonly Readonly<Record<string, string>>[] = [
      { NODE_OPTIONS: `--require ${app.evil}` },
      { ELECTRON_RUN_AS_NODE: '1' },
    ];
    for (const variables of doors) {
      const started = startWith(app, [app.evil, '--hidden'], variables);
      await app.desktop.tray.item(/^Not set up\./);
      started.end();
      await started.exited;
    }
    expect(existsSync(app.mark)).toBe(false);
  });

  it('starts nothing that lies where its archive should be', async () => {
    const app = await unpack();
    const fake = join(app.folder, 'resources', 'app');
    mkdirSync(fake);
    execFileSync('cp', [app.evil, join(fake, 'index.js')]);
    writeFileSync(join(fake, 'package.json'), JSON.stringify({ main: 'index.js' }));
    rmSync(join(app.folder, 'resources', 'app.asar'));
    expect(await endOf(app, [])).not.toBe(0);
    expect(existsSync(app.mark)).toBe(false);
  });
});

function startWith(
  { desktop, environment, program }: Unpacked,
  words: readonly string[],
  variables: Readonly<Record<string, string>> = {},
) {
  const child = spawn(program, words, {
    ...desktop.stage.source.account,
    env: { ...environment, ...variables },
    cwd: environment['HOME'],
    detached: true,
    stdio: 'ignore',
  });
  const exited = new Promise<number | null>((resolve) => void child.once('exit', resolve));
  return { exited, end: () => process.kill(-(child.pid ?? 0), 'SIGTERM') };
}

function endOf(app: Unpacked, words: readonly string[]): Promise<number | null> {
  return within(startWith(app, words).exited, 20_000, () => `the end of ${words.join(' ')}`);
}
