import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord, parseJson } from '../../shared/json.ts';
import { codeOf } from './system-error.ts';

// Read by every bridge that an assistant starts, so without the schema library: loading that takes
// longer than all else that a bridge does before its first answer.

interface Process {
  readonly pid: number;
  /** When the process began, in the system's own words: tells it from a later one with the same pid. */
  readonly startedAt: string;
}

/** The word of a process that a home is its own. */
export interface Claim extends Process {
  readonly since: string;
  readonly released: boolean;
}

/** Who serves a home, and how to reach it. */
export interface OwnerRecord extends Process {
  readonly since: string;
  readonly version: string;
  /** Number of the language that its control channel speaks. */
  readonly protocol?: number;
  /** Path of the control channel's socket or pipe. */
  readonly address: string;
  /** Proves to both sides of the channel that the other can read this file. */
  readonly cookie: string;
}

export const OWNER_FILE = 'owner.json';

/** Who runs for this home now; undefined when nobody does. */
export function readOwner(home: string): OwnerRecord | undefined {
  const record = readRecord(join(home, 'run', OWNER_FILE));
  return isOwnerRecord(record) && isAlive(record) ? record : undefined;
}

/** True while a living process claims this home: an app that serves it, or is about to. */
export function isClaimed(home: string): boolean {
  const folder = join(home, 'run');
  try {
    return livingClaim(folder, highestClaim(folder)) !== undefined;
  } catch {
    return false;
  }
}

/** The claim of this number, if it was not given back and its process lives. */
export function livingClaim(folder: string, number: number): Claim | undefined {
  const claim = readRecord(claimPath(folder, number));
  return isClaim(claim) && !claim.released && isAlive(claim) ? claim : undefined;
}

function isClaim(value: unknown): value is Claim {
  return hasTexts(value, ['startedAt', 'since']) && isPid(value['pid']) && 'released' in value;
}

function isOwnerRecord(value: unknown): value is OwnerRecord {
  const texts = ['startedAt', 'since', 'version', 'address', 'cookie'];
  return hasTexts(value, texts) && isPid(value['pid']);
}

function hasTexts(
  value: unknown,
  names: readonly string[],
): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && names.every((name) => typeof value[name] === 'string');
}

function isPid(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) > 0;
}

function readRecord(path: string): unknown {
  return parseJson(readText(path) ?? '');
}

export function claimPath(folder: string, number: number): string {
  return join(folder, `claim.${number}`);
}

export function claimNumbers(folder: string): readonly number[] {
  return readdirSync(folder).flatMap((name) => {
    const number = /^claim\.(\d+)$/.exec(name)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}

export function highestClaim(folder: string): number {
  return Math.max(0, ...claimNumbers(folder));
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** True while this very process runs, and not just one with its pid. */
export function isAlive({ pid, startedAt }: Process): boolean {
  if (!exists(pid)) return false;
  const now = startOf(pid);
  return now === undefined || now === startedAt;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It exists, and belongs to somebody else.
    return codeOf(error) === 'EPERM';
  }
}

/** When a process began; undefined where the system does not say. */
export function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    // The name in the second field may hold spaces and brackets: fields count after the last one.
    const fields = readText(`/proc/${pid}/stat`)?.split(')').pop()?.trim().split(' ');
    // A zombie runs no more: it only waits for its parent to notice.
    return fields?.[0] === 'Z' ? 'ended' : fields?.[19];
  }
  if (process.platform !== 'darwin') return undefined;
  try {
    // Loaded only here, as the rest of the systems know without a program.
    const { execFileSync } = process.getBuiltinModule('node:child_process');
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return undefined;
  }
}
