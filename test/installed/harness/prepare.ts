import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { z } from 'zod';
import { nodeCommand, runProgram } from '../../../scripts/run-program.ts';
import { freePort } from '../../desktop/harness/free-port.ts';
import { linkPackages } from '../../linked-packages.ts';
import { NEXT_VERSION } from './versions.ts';

// Before the tests of installed apps: the packages of this version, and of one that comes after it, all
// made by the script that a person runs. They are made anew when anything that goes into them changed.

const root = join(import.meta.dirname, '../../..');
const place = join(root, 'release', 'test-packages');

export interface InstalledStage {
  readonly deb: string;
  readonly rpm: string;
  readonly appImage: string;
  readonly tarGz: string;
  /** What of the next version is published, and the port on which the packages look for it. */
  readonly feedFolder: string;
  readonly feedPort: number;
}

declare module 'vitest' {
  interface ProvidedContext {
    installedStage: InstalledStage;
  }
}

const MAKING_LIMIT_MS = 10 * 60_000;
const INGREDIENTS = ['package.json', 'electron-builder.yml', 'vite.config.ts', 'tsconfig*.json'];
const FOLDERS = ['src', 'build', 'scripts'];

export async function setup(project: TestProject): Promise<void> {
  const feedPort = keptPort() ?? (await makePackages());
  const current = join(place, 'current');
  const [deb, rpm, appImage, tarGz] = ['deb', 'rpm', 'AppImage', 'tar.gz'].map(
    (ending) => globSync(join(current, `*.${ending}`))[0] ?? `no ${ending}`,
  ) as [string, string, string, string];
  const feedFolder = join(place, 'next');
  project.provide('installedStage', { deb, rpm, appImage, tarGz, feedFolder, feedPort });
}

const stampSchema = z.object({ hash: z.string(), port: z.number() });
const stampFile = join(place, 'stamp.json');

/** The port of packages that are as they would be made now. */
function keptPort(): number | undefined {
  if (!existsSync(stampFile)) return undefined;
  const { hash, port } = stampSchema.parse(JSON.parse(readFileSync(stampFile, 'utf8')));
  return hash === ingredientsHash() ? port : undefined;
}

async function makePackages(): Promise<number> {
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  const port = await freePort();
  const feed = `http://127.0.0.1:${port}`;
  const words = ['--test-runtime', '--feed', feed];
  await make(root, [
    ...words,
    '--output',
    join(place, 'current'),
    'AppImage',
    'deb',
    'rpm',
    'tar.gz',
  ]);
  const copy = copyOfCheckout();
  try {
    await make(copy, [...words, '--output', join(place, 'next'), 'AppImage', 'deb']);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  writeFileSync(stampFile, JSON.stringify({ hash: ingredientsHash(), port }));
  return port;
}

async function make(checkout: string, words: readonly string[]): Promise<void> {
  const [program] = nodeCommand('');
  const command = [program, join(checkout, 'scripts/package.ts'), ...words] as const;
  // Its tools leave what they compiled in there.
  const temporary = mkdtempSync(join(tmpdir(), 'making-'));
  try {
    const { ok, output, reason } = await runProgram(command, {
      output: 'kept',
      limitMs: MAKING_LIMIT_MS,
      env: { TMPDIR: temporary },
    });
    if (!ok) throw new Error(`Making the packages: ${reason}\n${output}`);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** A version is built in, so the next one is built from a checkout of its own that says so. */
function copyOfCheckout(): string {
  const copy = mkdtempSync(join(tmpdir(), 'next-'));
  for (const path of [...FOLDERS, ...INGREDIENTS.flatMap((name) => globSync(name, { cwd: root }))])
    cpSync(join(root, path), join(copy, path), { recursive: true });
  linkPackages(root, copy);
  const file = join(copy, 'package.json');
  const about: object = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...about, version: NEXT_VERSION }));
  return copy;
}

function ingredientsHash(): string {
  const listed = execFileSync(
    'find',
    [...FOLDERS, ...INGREDIENTS.flatMap((n) => globSync(n, { cwd: root })), '-type', 'f'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  const hash = createHash('sha256');
  for (const path of listed.trim().split('\n').toSorted())
    hash.update(`${path}\n`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}
