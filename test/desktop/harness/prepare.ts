import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { testRuntime } from '../../../scripts/electron-runtime.ts';
import { endProcesses, processesOf } from '../../../scripts/processes.ts';
import type { Account, CommandSource } from '../../scenarios/harness/running-command.ts';
import { desktopAccount } from './ordinary-user.ts';

const root = join(import.meta.dirname, '../../..');

/** What every desktop test starts from, made once per run where the desktop's account can read it. */
export interface DesktopStage {
  /** Where worlds are made: short, because Unix socket paths end at about 100 bytes. */
  readonly worlds: string;
  readonly cache: string;
  readonly source: CommandSource;
  /** The Electron program, and the one that starts it as the desktop's account. */
  readonly electron: string;
  readonly electronAsUser: string;
  /** The built app, as `electron FOLDER` takes it. */
  readonly app: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    desktopStage: DesktopStage;
  }
}

/** Runs once, before the test files get homes of their own. */
export async function setup(project: TestProject): Promise<() => void> {
  const electron = await testRuntime((line) => process.stderr.write(`${line}\n`));
  const account = desktopAccount();
  const folder = mkdtempSync('/tmp/dd-');
  chmodSync(folder, 0o755);
  const worlds = join(folder, 'w');
  const cache = join(folder, 'cache');
  for (const path of [worlds, cache]) {
    mkdirSync(path);
    if (account) chownSync(path, account.uid, account.gid);
  }
  const app = copyApp(join(folder, 'app'));
  const node = readableNode(folder, account);
  project.provide('desktopStage', {
    worlds,
    cache,
    source: { command: [node, join(app, 'dist', 'cli.cjs')], account },
    electron,
    electronAsUser: account ? wrapper(folder, electron, account) : electron,
    app,
  });
  return () => {
    const left = processesOf(folder);
    endProcesses(left);
    rmSync(folder, { recursive: true, force: true });
    if (left.length > 0) throw new Error(`Programs of the desktop were left: ${left.join(', ')}`);
  };
}

function copyApp(app: string): string {
  mkdirSync(app);
  for (const part of ['package.json', 'dist', 'node_modules/@napi-rs'])
    cpSync(join(root, part), join(app, part), { recursive: true, dereference: true });
  execFileSync('chmod', ['-R', 'a+rX', app]);
  return app;
}

/** This Node, or a copy of it when the checkout lies where only root can go. */
function readableNode(folder: string, account: Account | undefined): string {
  const { status } = spawnSync(process.execPath, ['--version'], { ...account, cwd: '/' });
  if (status === 0) return process.execPath;
  const copy = join(folder, 'node');
  copyFileSync(process.execPath, copy);
  chmodSync(copy, 0o755);
  return copy;
}

/** Playwright starts a program and cannot change its account. */
function wrapper(folder: string, electron: string, { uid, gid }: Account): string {
  const file = join(folder, 'electron-as-user');
  const change = `setpriv --reuid=${uid} --regid=${gid} --clear-groups`;
  writeFileSync(file, `#!/bin/sh\nexec ${change} -- '${electron}' "$@"\n`, { mode: 0o755 });
  return file;
}
