import { type Dirent, lstatSync, readdirSync, rmdirSync, rmSync, unlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { failure } from '../../shared/failure.ts';
import type { Left } from '../../shared/uninstalling.ts';
import { LAST_FOLDER, type OwnFolder, placedProgram } from '../core/uninstall/own-names.ts';
import type { Swept } from '../core/uninstall/uninstall.ts';
import { codeOf } from './system-error.ts';

/** A folder that we use, and how what is ours in it is known. */
export interface OwnPlace {
  readonly path: string;
  readonly inside: OwnFolder;
  /** The folder stays in any case: it is one of the system's, or of the person's. */
  readonly staysItself?: boolean;
  /** What else lies there is nobody's business here, and is not told. */
  readonly isShared?: boolean;
}

interface Item {
  readonly path: string;
  /** A folder is deleted only when it is empty; a tree with everything in it. */
  readonly kind: 'file' | 'folder' | 'tree';
}

interface Looked {
  /** What is deleted, the innermost first. */
  readonly items: readonly Item[];
  readonly left: readonly Left[];
  /** The same for people: a folder that goes whole stands for all in it. */
  readonly shown: readonly string[];
}

const NOT_OURS = 'It is not of the app.';
const LINKED = 'It is a link: where it leads nothing is deleted.';
const NEEDED = 'What stays could not be undone later without it.';
const nothing: Looked = { items: [], left: [], shown: [] };

/** What would be deleted there. Links are never followed, and nothing is touched. */
export function lookAtOwnFiles(places: readonly OwnPlace[], keeps: readonly string[] = []): Swept {
  const looked = places.map((place) => lookIn(place, keeps));
  return {
    gone: looked.flatMap(({ shown }) => shown),
    left: looked.flatMap(({ left }) => left),
  };
}

/** Deletes what is ours there, but files of these names. What cannot be deleted is told, and the rest goes on. */
export function deleteOwnFiles(places: readonly OwnPlace[], keeps: readonly string[] = []): Swept {
  const looked = places.map((place) => lookIn(place, keeps));
  const failures: string[] = [];
  const left = looked.flatMap((each) => each.left);
  for (const item of looked.flatMap(({ items }) => items)) {
    const code = remove(item);
    if (code === undefined) continue;
    const why = excuse(item, code);
    if (why) left.push({ what: item.path, why });
    else failures.push(`${item.path} (${code})`);
  }
  const isGone = (path: string): boolean =>
    lstatSync(path, { throwIfNoEntry: false }) === undefined;
  return {
    gone: looked.flatMap(({ shown }) => shown).filter(isGone),
    left,
    failure:
      failures.length === 0
        ? undefined
        : failure('file_not_deleted', { cause: `These stay: ${failures.join(', ')}.` }),
  };
}

function lookIn(place: OwnPlace, keeps: readonly string[]): Looked {
  const { path, isShared = false, staysItself = false } = place;
  const entries = entriesIn(path);
  if (!entries.ok) return isShared ? nothing : leaving(path, entries.why);
  if (entries.value === undefined) return nothing;
  const isLast = ({ name }: Dirent): number => Number(name === LAST_FOLDER);
  const inOrder = [...entries.value].sort((one, other) => isLast(one) - isLast(other));
  const looked = inOrder.map((entry) => lookAt(entry, place, keeps));
  const items = looked.flatMap((each) => each.items);
  const left = looked.flatMap((each) => each.left);
  const shown = looked.flatMap((each) => each.shown);
  if (left.length > 0) return { items, left: isShared ? [] : left, shown };
  if (staysItself) return { items, left, shown };
  return { items: [...items, { path, kind: 'folder' }], left, shown: [path] };
}

/** Undefined where there is no folder: a link to one is somebody's own arrangement. */
function entriesIn(path: string): Entries {
  try {
    const isFolder = lstatSync(path, { throwIfNoEntry: false })?.isDirectory();
    return { ok: true, value: isFolder ? readdirSync(path, { withFileTypes: true }) : undefined };
  } catch (error) {
    return { ok: false, why: `It cannot be read (${codeOf(error)}).` };
  }
}

type Entries =
  | { readonly ok: true; readonly value: readonly Dirent[] | undefined }
  | { readonly ok: false; readonly why: string };

function lookAt(entry: Dirent, place: OwnPlace, keeps: readonly string[]): Looked {
  const path = join(place.path, entry.name);
  const found = place.inside(entry.name, entry.isDirectory());
  if (entry.isSymbolicLink() && !place.isShared) return leaving(path, LINKED);
  if (!found) return leaving(path, NOT_OURS);
  if (found.kind === 'folder') return lookIn({ path, inside: found.inside }, keeps);
  if (found.kind === 'file' && keeps.includes(entry.name)) return leaving(path, NEEDED);
  return { items: [{ path, kind: found.kind }], left: [], shown: [path] };
}

function leaving(what: string, why: string): Looked {
  return { items: [], left: [{ what, why }], shown: [] };
}

/** Why it is no failure that something stays. */
export function excuse(
  { path, kind }: Item,
  code: string,
  platform = process.platform,
): string | undefined {
  // Windows deletes no program that runs.
  if (path === process.execPath) return 'This command runs from it. Delete it afterwards.';
  const isHeld = platform === 'win32' && ['EPERM', 'EBUSY'].includes(code);
  if (isHeld && kind === 'file' && placedProgram.test(basename(path)))
    return 'An assistant still runs it. Quit the assistant, then delete it.';
  return kind === 'folder' && code === 'ENOTEMPTY' ? 'Something in it stays.' : undefined;
}

/** Gives the system's code when it could not be deleted. */
function remove({ path, kind }: Item): string | undefined {
  try {
    if (kind === 'tree') rmSync(path, { recursive: true, force: true });
    else if (kind === 'folder') rmdirSync(path);
    else unlinkSync(path);
    return undefined;
  } catch (error) {
    // Gone by itself meanwhile, as the socket of an app that has just ended.
    return codeOf(error) === 'ENOENT' ? undefined : codeOf(error);
  }
}
