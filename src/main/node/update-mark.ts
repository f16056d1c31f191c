import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson, recordOf, textOf } from '../../shared/json.ts';

// A file that says for a moment that the app is gone because it is being replaced. Bridges and
// commands read it and wait for the new one, in the place of starting an old one or giving up.

const NAME = 'updating';
/** An update that takes longer than this went wrong: nobody waits for it any more. */
const LASTS_MS = 120_000;
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

export function markUpdate(home: string, version: string): void {
  mkdirSync(join(home, 'run'), { recursive: true, mode: PRIVATE_FOLDER });
  const mark = JSON.stringify({ at: new Date().toISOString(), version });
  writeFileSync(pathIn(home), mark, { mode: PRIVATE_FILE });
}

/** The version that this home's app is being replaced with; undefined when it is not. */
export function updateUnderWay(home: string): string | undefined {
  const mark = recordOf(parseJson(readMark(home)));
  const ageMs = Date.now() - Date.parse(textOf(mark['at']) ?? '');
  // A clock that was set back makes a mark of the future: it is as old as that is far.
  return Math.abs(ageMs) < LASTS_MS ? textOf(mark['version']) : undefined;
}

/** An app serves this home again, the new one or the old. */
export function endUpdate(home: string): void {
  rmSync(pathIn(home), { force: true });
}

function readMark(home: string): string {
  try {
    return readFileSync(pathIn(home), 'utf8');
  } catch {
    return '';
  }
}

function pathIn(home: string): string {
  return join(home, 'run', NAME);
}
