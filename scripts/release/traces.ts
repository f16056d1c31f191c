import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';

const OURS = /dynamosql/i;
/** Where systems note down themselves that a program broke off. */
const OF_THE_SYSTEM = /^(DiagnosticReports|CrashDumps|WER)$/;

/** All in these folders that has the app's name, by path; what lies in it is not told by itself. */
export function tracesIn(roots: readonly string[]): readonly string[] {
  return roots.flatMap((root) => entriesOf(root).flatMap((entry) => tracesOf(root, entry)));
}

function tracesOf(folder: string, entry: Dirent): readonly string[] {
  const path = join(folder, entry.name);
  if (OURS.test(entry.name)) return [path];
  return entry.isDirectory() && !OF_THE_SYSTEM.test(entry.name) ? tracesIn([path]) : [];
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // What nobody may look into, the app could not write to either.
    return [];
  }
}
