import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { claimHome, type Ownership } from '../../src/main/node/owner.ts';
import { valueIn } from '../fakes/outcome.ts';

export const newHome = (): string => mkdtempSync(join(tmpdir(), 'owner-'));

/** Claims a home for this process, which must succeed. */
export const claim = (home: string): Ownership => valueIn(claimHome(home));

/** A file of the home's owner. */
export const pathIn = (home: string, name: string): string => join(home, 'run', name);

/** Rewrites some fields of a file that the owner left. */
export function change(home: string, name: string, changed: Readonly<Record<string, unknown>>) {
  const path = pathIn(home, name);
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...changed }));
}

/** A process id that no process has any more. */
export async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? expect.unreachable();
}
