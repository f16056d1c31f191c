import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  access,
  chmod,
  copyFile,
  lstat,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeFile as writeAtomically } from 'atomically';
import { failure } from '../../shared/failure.ts';
import { parseJson, recordOf } from '../../shared/json.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { placedProgram } from '../core/uninstall/own-names.ts';
import { type CommandCopy, isBundleCommand } from './command-place.ts';
import { ensurePrivateFolder } from './home.ts';
import { APP_FILE } from './installed-app.ts';
import { codeOf } from './system-error.ts';

const NATIVE_FILE = 'keyring.node';
const OWNERS_PROGRAM = 0o700;
const OWNERS_FILE = 0o600;
/** Nobody copies for so long: what is older was left behind. */
const LONGEST_COPY_MS = 3_600_000;

interface Placing {
  /** Of the app that brings the command. */
  readonly version: string;
  readonly platform?: NodeJS.Platform;
  readonly renames?: Renames;
}

interface Renames {
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly wait: (ms: number) => Promise<void>;
}

const byTheSystem: Renames = {
  rename,
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
/** A scanner holds a file that was just written for about as long. */
const WAITS_MS = [50, 100, 200, 400, 800] as const;

/**
 * Lays the command where assistants start it, when it is not there in this version, and gives true
 * when it did. What an assistant runs meanwhile runs on. Failures: `home_unusable`, `file_not_written`.
 */
export async function placeCommand(copy: CommandCopy, placing: Placing): Promise<Result<boolean>> {
  const { folder, name, app, link } = copy;
  const { version } = placing;
  const made = ensurePrivateFolder(folder);
  if (!made.ok) return made;
  try {
    await tidy(folder);
    const isThere = await holds(copy, version);
    if (!isThere) {
      await replace(copy, { name: NATIVE_FILE, mode: OWNERS_FILE }, placing);
      await replace(copy, { name, mode: OWNERS_PROGRAM }, placing);
      // Last: what was cut off before is done again.
      const text = `${JSON.stringify({ app, version }, null, 2)}\n`;
      await writeAtomically(join(folder, APP_FILE), text, { mode: OWNERS_FILE });
    }
    if (link) await putOnPath(join(folder, name), link);
    return ok(!isThere);
  } catch (error) {
    const cause = `The command cannot be laid into ${folder} (${codeOf(error)}).`;
    return failed(failure('file_not_written', { cause }));
  }
}

/**
 * Gives the command in a bundle a name on the person's path, and true when it did. A name that led
 * to a bundle which was moved since is ours to mend. Failure: `file_not_written`.
 */
export async function linkCommand(command: string, link: string): Promise<Result<boolean>> {
  try {
    const earlier = await readlink(link).catch(() => undefined);
    const isGone = earlier !== undefined && isBundleCommand(earlier) && !existsSync(earlier);
    if (isGone) await rm(link);
    return ok(await putOnPath(command, link));
  } catch (error) {
    const cause = `The command cannot be linked from ${link} (${codeOf(error)}).`;
    return failed(failure('file_not_written', { cause }));
  }
}

async function holds({ folder, name, app }: CommandCopy, version: string): Promise<boolean> {
  try {
    const placed = recordOf(parseJson(await readFile(join(folder, APP_FILE), 'utf8')));
    await Promise.all([name, NATIVE_FILE].map((file) => access(join(folder, file))));
    return placed['app'] === app && placed['version'] === version;
  } catch {
    return false;
  }
}

interface CopiedFile {
  readonly name: string;
  readonly mode: number;
}

async function replace(
  { from, folder }: CommandCopy,
  { name, mode }: CopiedFile,
  { platform = process.platform, renames = byTheSystem }: Placing,
): Promise<void> {
  const mark = randomBytes(6).toString('hex');
  const target = join(folder, name);
  const draft = `${target}.new-${mark}`;
  try {
    await copyFile(join(from, name), draft);
    await chmod(draft, mode);
    if (platform !== 'win32') await renames.rename(draft, target);
    else await swap({ draft, target, aside: `${target}.old-${mark}` }, renames);
  } finally {
    await rm(draft, { force: true });
  }
}

interface Swap {
  readonly draft: string;
  readonly target: string;
  readonly aside: string;
}

/** Windows lets nobody write over a program that runs, but lets it be renamed. */
async function swap({ draft, target, aside }: Swap, renames: Renames): Promise<void> {
  await renameWhenFree(target, aside, renames).catch(ignoreMissing);
  try {
    await renameWhenFree(draft, target, renames);
  } catch (error) {
    // The one of before is better than none.
    await renames.rename(aside, target).catch(ignoreMissing);
    throw error;
  }
}

async function renameWhenFree(from: string, to: string, renames: Renames): Promise<void> {
  for (const waitMs of WAITS_MS) {
    try {
      return await renames.rename(from, to);
    } catch (error) {
      if (!['EPERM', 'EBUSY'].includes(codeOf(error))) throw error;
      await renames.wait(waitMs);
    }
  }
  return renames.rename(from, to);
}

function ignoreMissing(error: unknown): void {
  if (codeOf(error) !== 'ENOENT') throw error;
}

/** Deletes what could not be deleted while it ran, and what was cut off. */
async function tidy(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const kind = placedProgram.exec(name)?.groups?.['left'];
    const isLeft =
      kind === 'old' ||
      (kind === 'new' && Date.now() - (await stat(path)).mtimeMs > LONGEST_COPY_MS);
    // One that still runs stays until the next start.
    if (isLeft) await rm(path, { force: true }).catch(() => {});
  }
}

/** Only into a folder that is there, and over nothing that is there. */
async function putOnPath(command: string, link: string): Promise<boolean> {
  const isFree = await lstat(link).then(
    () => false,
    (error: unknown) => codeOf(error) === 'ENOENT',
  );
  const folder = await stat(dirname(link)).catch(() => undefined);
  if (!isFree || !folder?.isDirectory()) return false;
  await symlink(command, link);
  return true;
}
