import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { failure } from '../../shared/failure.ts';
import { parseJson } from '../../shared/json.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { type Settings, settingsSchema } from '../../shared/settings.ts';
import type { SettingsFile } from '../core/ports.ts';
import { codeOf } from './system-error.ts';
import { asideName } from './text-files.ts';

const NAME = 'settings';
const FILE = `${NAME}.json`;
const PRIVATE = 0o600;

interface SettingsOptions {
  readonly home: string;
  /** Only the owner of a home writes its files; others keep their changes to themselves. */
  readonly writes: boolean;
}

export interface OpenedSettings {
  readonly settings: SettingsFile;
  /** New name of a file that could not be read. */
  readonly damaged: string | undefined;
}

/** The settings, shared with the desktop app; a file that does not parse is moved aside, never emptied. */
export function openSettings({ home, writes }: SettingsOptions): Result<OpenedSettings> {
  try {
    const damaged = writes ? moveDamagedAside(home) : undefined;
    const store = writes
      ? new Conf({ cwd: home, configName: NAME, configFileMode: PRIVATE })
      : undefined;
    let current = readSettings(join(home, FILE));
    return ok({
      damaged,
      settings: {
        current: () => current,
        change(change) {
          try {
            store?.set(change);
          } catch (error) {
            const cause = `${FILE} cannot be written (${codeOf(error)}); the old content is untouched.`;
            return failed(failure('file_not_written', { cause }));
          }
          current = { ...current, ...change };
          return ok(undefined);
        },
      },
    });
  } catch (error) {
    return failed(
      failure('home_unusable', { cause: `${FILE} cannot be used (${codeOf(error)}).` }),
    );
  }
}

/** True where settings cannot be read, or could not once and were moved aside. */
export function hasDamagedSettings(home: string): boolean {
  if (!isReadable(join(home, FILE))) return true;
  return readdirSync(home).some((name) => name.startsWith(`${FILE}.damaged-`));
}

function isReadable(path: string): boolean {
  return (
    !existsSync(path) || settingsSchema.safeParse(parseJson(readFileSync(path, 'utf8'))).success
  );
}

function moveDamagedAside(home: string): string | undefined {
  if (isReadable(join(home, FILE))) return undefined;
  const moved = asideName(FILE, Date.now());
  renameSync(join(home, FILE), join(home, moved));
  return moved;
}

function readSettings(path: string): Settings {
  const found = existsSync(path) ? parseJson(readFileSync(path, 'utf8')) : {};
  const parsed = settingsSchema.safeParse(found);
  return parsed.success ? parsed.data : settingsSchema.parse({});
}
