import type { TextFiles } from '../../src/main/core/ports.ts';
import { failure } from '../../src/shared/failure.ts';
import { failed, ok } from '../../src/shared/result.ts';

/** A folder in memory; the test may fill it, look into it, and let its disk fill up. */
export interface FakeTextFiles extends TextFiles {
  readonly contents: Map<string, string>;
  /** Whether writing fails from now on. */
  fillDisk(isFull: boolean): void;
}

export function createFakeTextFiles(contents = new Map<string, string>()): FakeTextFiles {
  let isFull = false;
  return {
    contents,
    fillDisk(full) {
      isFull = full;
    },
    read: async (name) => ok(contents.get(name)),
    async write(name, text) {
      if (isFull) return failed(failure('file_not_written'));
      contents.set(name, text);
      return ok(undefined);
    },
    async moveAside(name) {
      const text = contents.get(name);
      if (text === undefined) return failed(failure('file_not_written'));
      const moved = `${name}.damaged-2026-01-31T12-00-00-000Z`;
      contents.delete(name);
      contents.set(moved, text);
      return ok(moved);
    },
  };
}
