import { randomBytes } from 'node:crypto';
import { linkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileSync as writeAtomically } from 'atomically';
import { failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { CONTROL_PROTOCOL } from './control-protocol.ts';
import { ensurePrivateFolder } from './home.ts';
import {
  type Claim,
  claimNumbers,
  claimPath,
  highestClaim,
  livingClaim,
  OWNER_FILE,
  type OwnerRecord,
  startOf,
} from './owner-record.ts';
import { codeOf } from './system-error.ts';

export interface Ownership {
  /** Tells others how to reach us. */
  publish(address: string, version: string): OwnerRecord;
  release(): void;
}

const PRIVATE = 0o600;

/**
 * Makes this process the one owner of a home, or says who is. Failures: `home_owned`, `home_unusable`.
 *
 * Claims are numbered files. Each number is made once, by a hard link that fails when it exists, and
 * the highest number is never deleted, only succeeded by the next when its process is dead. So two
 * processes that find the same dead owner cannot both become the next one, which unlinking and
 * making again allows.
 */
export function claimHome(home: string): Result<Ownership> {
  const folder = join(home, 'run');
  const ready = ensurePrivateFolder(folder);
  if (!ready.ok) return ready;
  const mine: Claim = {
    pid: process.pid,
    startedAt: startOf(process.pid) ?? '',
    since: new Date().toISOString(),
    released: false,
  };
  try {
    for (;;) {
      const highest = highestClaim(folder);
      const holder = livingClaim(folder, highest);
      if (holder) return failed(ownedBy(holder));
      if (!makeClaim(folder, highest + 1, mine)) continue;
      if (highestClaim(folder) !== highest + 1) {
        // A latecomer: others went on while this process slept between looking and claiming.
        rmSync(claimPath(folder, highest + 1), { force: true });
        continue;
      }
      removeOlder(folder, highest + 1);
      return ok(ownership(folder, highest + 1, mine));
    }
  } catch (error) {
    return failed(
      failure('home_unusable', { cause: `${folder} cannot be used (${codeOf(error)}).` }),
    );
  }
}

function ownership(folder: string, number: number, claim: Claim): Ownership {
  return {
    publish(address, version) {
      const { released: _, ...facts } = claim;
      const cookie = randomBytes(32).toString('base64url');
      const record = { ...facts, version, protocol: CONTROL_PROTOCOL, address, cookie };
      writeAtomically(join(folder, OWNER_FILE), JSON.stringify(record), { mode: PRIVATE });
      return record;
    },
    release() {
      rmSync(join(folder, OWNER_FILE), { force: true });
      writeAtomically(claimPath(folder, number), JSON.stringify({ ...claim, released: true }), {
        mode: PRIVATE,
      });
    },
  };
}

function ownedBy({ pid, since }: Claim) {
  return failure('home_owned', { cause: `Process ${pid} serves this home since ${since}.` });
}

function removeOlder(folder: string, number: number): void {
  for (const older of claimNumbers(folder)) {
    if (older < number) rmSync(claimPath(folder, older), { force: true });
  }
}

/** The content is complete before the name exists; false when another process made this number first. */
function makeClaim(folder: string, number: number, claim: Claim): boolean {
  const draft = join(folder, `draft.${process.pid}.${randomBytes(6).toString('hex')}`);
  writeFileSync(draft, JSON.stringify(claim), { mode: PRIVATE, flag: 'wx' });
  try {
    linkSync(draft, claimPath(folder, number));
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
