import type { ConfigFiles } from '../../src/main/core/ports.ts';
import { failure } from '../../src/shared/failure.ts';
import { failed, ok } from '../../src/shared/result.ts';

/** A disk in memory: the test fills it, looks into it, and changes files behind the app's back. */
export interface FakeConfigFiles extends ConfigFiles {
  readonly contents: Map<string, string>;
  /** Folders that are git work trees. */
  readonly workTrees: Set<string>;
  /** This file alone is not replaced any more. */
  refuse(path: string): void;
  /** A folder that is read-only: nothing is replaced any more. */
  refuseChanges(refuses: boolean): void;
  /** Files that others than their owner may read. */
  readonly shared: Set<string>;
}

export function createFakeConfigFiles(contents = new Map<string, string>()): FakeConfigFiles {
  const workTrees = new Set<string>();
  const shared = new Set<string>();
  let backups = 0;
  const refused = new Set<string>();
  let refuses = false;
  const changed = (path: string, expected: string | undefined) =>
    contents.get(path) === expected ? undefined : failed(failure('config_changed'));
  return {
    contents,
    workTrees,
    shared,
    refuse: (path) => void refused.add(path),
    refuseChanges: (wanted) => {
      refuses = wanted;
    },
    async read(path) {
      const text = contents.get(path);
      return ok(
        text === undefined ? undefined : { text, target: path, isShared: shared.has(path) },
      );
    },
    async exists(path) {
      return [...contents.keys()].some((each) => each === path || each.startsWith(`${path}/`));
    },
    async replace(path, { text, expected }) {
      const refusal = changed(path, expected);
      if (refuses || refused.has(path)) return failed(failure('config_not_written'));
      if (refusal) return refusal;
      contents.set(path, text);
      return ok(undefined);
    },
    async remove(path, expected) {
      const refusal = changed(path, expected);
      if (refusal) return refusal;
      contents.delete(path);
      return ok(undefined);
    },
    async foldersIn(path) {
      const below = [...contents.keys()].filter((each) => each.startsWith(`${path}/`));
      const parts = below.map((each) => each.slice(path.length + 1).split('/'));
      return [
        ...new Set(parts.flatMap(([name, ...more]) => (name && more.length > 0 ? [name] : []))),
      ].sort();
    },
    // Folders of this disk are there as soon as a file lies in them, and gone with the last one.
    async missingFolder(path) {
      const above = path.split('/').slice(1, -1);
      const folders = above.map((_, at) => `/${above.slice(0, at + 1).join('/')}`);
      return folders.find(
        (each) => ![...contents.keys()].some((key) => key.startsWith(`${each}/`)),
      );
    },
    async removeFolders() {},
    async backUp(path, text) {
      backups += 1;
      const backup = `${path}.dynamosql-backup-2026-01-31T12-00-0${backups}-000Z`;
      contents.set(backup, text);
      return ok(backup);
    },
    async workTree(path) {
      return [...workTrees].find((folder) => path.startsWith(`${folder}/`));
    },
  };
}
