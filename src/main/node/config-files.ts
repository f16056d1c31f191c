import {
  chmod,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
} from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import type { Clock, ConfigFiles, ConfigText, Random } from '../core/ports.ts';
import { codeOf } from './system-error.ts';

const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;
const READABLE_BY_OTHERS = 0o044;
/** More than any configuration: a larger file is something else. */
const LARGEST_BYTES = 16 * 1024 * 1024;

interface Tools {
  readonly clock: Clock;
  readonly random: Random;
}

/** The assistants' own files, anywhere on the disk. */
export function createConfigFiles({ clock, random }: Tools): ConfigFiles {
  return {
    read,
    exists,

    async replace(path, { text, expected }) {
      const target = await targetOf(path);
      const draft = `${target}.${random.token(6)}.tmp`;
      try {
        const mode = expected === undefined ? PRIVATE_FILE : (await stat(target)).mode & 0o7777;
        if (expected === undefined) {
          await mkdir(dirname(target), { recursive: true, mode: PRIVATE_FOLDER });
        }
        await writeWhole(draft, { text, mode });
        const same = await holds(path, expected);
        if (!same.ok) return same;
        await renameOver(draft, target);
        return ok(undefined);
      } catch (error) {
        return notWritten(path, error);
      } finally {
        await rm(draft, { force: true }).catch(() => {});
      }
    },

    async remove(path, expected) {
      const same = await holds(path, expected);
      if (!same.ok) return same;
      try {
        await rm(await targetOf(path));
        return ok(undefined);
      } catch (error) {
        return notWritten(path, error);
      }
    },

    async foldersIn(path) {
      const all = await readdir(path, { withFileTypes: true }).catch(() => []);
      return all
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort();
    },

    async missingFolder(path) {
      let missing: string | undefined;
      for (let folder = dirname(await targetOf(path)); !(await exists(folder)); ) {
        missing = folder;
        folder = dirname(folder);
      }
      return missing;
    },

    async removeFolders(path, highest) {
      let folder = dirname(await targetOf(path));
      // Only ever upwards, and never beyond the folder that was made.
      while (folder === highest || folder.startsWith(join(highest, sep))) {
        const isGone = await rmdir(folder).then(
          () => true,
          () => false,
        );
        if (!isGone) return;
        folder = dirname(folder);
      }
    },

    async backUp(path, text) {
      const backup = backupName(await targetOf(path), clock.wallMs());
      try {
        await writeWhole(backup, { text, mode: PRIVATE_FILE });
        return ok(backup);
      } catch (error) {
        return notWritten(backup, error);
      }
    },

    async workTree(path) {
      let folder = dirname(await targetOf(path));
      while (!(await exists(join(folder, '.git')))) {
        if (dirname(folder) === folder) return undefined;
        folder = dirname(folder);
      }
      return folder;
    },
  };
}

/** `mcp.json` becomes `mcp.json.dynamosql-backup-2026-01-31T12-00-00-000Z`. */
export function backupName(path: string, wallMs: number): string {
  return `${path}.dynamosql-backup-${new Date(wallMs).toISOString().replace(/[:.]/g, '-')}`;
}

async function read(path: string): Promise<Result<ConfigText | undefined>> {
  try {
    const target = await targetOf(path);
    const facts = await stat(target);
    if (!facts.isFile()) return unreadable(path, 'it is not a file');
    if (facts.size > LARGEST_BYTES) return unreadable(path, 'it is larger than 16 MiB');
    const bytes = await readFile(target);
    const text = textIn(bytes);
    if (text === undefined) return unreadable(path, 'it is not text in UTF-8');
    // Windows keeps rights in lists of its own; these bits say nothing there.
    const isShared = process.platform !== 'win32' && (facts.mode & READABLE_BY_OTHERS) !== 0;
    return ok({ text, target, isShared });
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return ok(undefined);
    return unreadable(path, code);
  }
}

/** With its byte order mark; undefined for bytes that are no UTF-8, which an edit would change. */
function textIn(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined;
}

/** Where links lead, also those to a file that is not there yet. */
async function targetOf(path: string): Promise<string> {
  let at = resolve(path);
  for (let links = 0; links < 40; links += 1) {
    const link = await readlink(at).catch(() => undefined);
    if (link === undefined) break;
    at = resolve(await realpath(dirname(at)), link);
  }
  const folder = await realpath(dirname(at)).catch(() => dirname(at));
  return join(folder, at.slice(dirname(at).length).replace(/^[\\/]/, ''));
}

async function holds(path: string, expected: string | undefined): Promise<Result<void>> {
  const now = await read(path);
  if (!now.ok) return now;
  return now.value?.text === expected ? ok(undefined) : failed(failure('config_changed'));
}

async function writeWhole(
  path: string,
  { text, mode }: { readonly text: string; readonly mode: number },
): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(text, 'utf8');
    await file.sync();
  } finally {
    await file.close();
  }
  // The process's mask took rights away that the file had.
  await chmod(path, mode);
}

const RENAME_TRIES = 5;
const RENAME_PAUSE_MS = 50;

/** On Windows a reader of the file, such as a virus scanner, refuses the rename for a moment. */
async function renameOver(draft: string, target: string): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await rename(draft, target);
      return;
    } catch (error) {
      if (tries === RENAME_TRIES || !['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error))) {
        throw error;
      }
      await new Promise((done) => setTimeout(done, RENAME_PAUSE_MS));
    }
  }
}

function unreadable(path: string, why: string) {
  return failed(failure('config_unreadable', { cause: `${path} cannot be opened (${why}).` }));
}

function notWritten(path: string, error: unknown) {
  return failed(
    failure('config_not_written', {
      cause: `${path} cannot be written (${codeOf(error)}); the old content is untouched.`,
    }),
  );
}
