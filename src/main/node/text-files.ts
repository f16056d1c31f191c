import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFile } from 'atomically';
import { failure } from '../../shared/failure.ts';
import { failed, ok } from '../../shared/result.ts';
import type { Clock, TextFiles } from '../core/ports.ts';
import { codeOf } from './system-error.ts';

const PRIVATE = 0o600;

/** Small files below one folder, replaced atomically, readable by their owner alone. */
export function createTextFiles(folder: string, clock: Clock): TextFiles {
  return {
    async read(name) {
      try {
        return ok(await readFile(join(folder, name), 'utf8'));
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return ok(undefined);
        return failed(
          failure('home_unusable', { cause: `${name} cannot be read (${codeOf(error)}).` }),
        );
      }
    },

    async write(name, text) {
      try {
        await writeFile(join(folder, name), text, { mode: PRIVATE, encoding: 'utf8' });
        return ok(undefined);
      } catch (error) {
        return failed(
          failure('file_not_written', {
            cause: `${name} cannot be written (${codeOf(error)}); the old content is untouched.`,
          }),
        );
      }
    },

    async moveAside(name) {
      const moved = asideName(name, clock.wallMs());
      try {
        await rename(join(folder, name), join(folder, moved));
        return ok(moved);
      } catch (error) {
        return failed(
          failure('file_not_written', {
            cause: `${name} cannot be moved aside (${codeOf(error)}).`,
          }),
        );
      }
    },
  };
}

/** `keys.json` becomes `keys.json.damaged-2026-01-31T12-00-00-000Z`. */
export function asideName(name: string, wallMs: number): string {
  return `${name}.damaged-${new Date(wallMs).toISOString().replace(/[:.]/g, '-')}`;
}
