import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '../../shared/json.ts';
import { type AdministratorDefaults, administratorDefaultsSchema } from '../../shared/settings.ts';
import type { Log } from '../core/ports.ts';
import { codeOf } from './system-error.ts';

const FILE = join('dynamosql-tray', 'defaults.json');

/** Where an administrator lays down defaults. On Windows it is whoever makes the folder first. */
export function administratorFile(platform: string, environment: NodeJS.ProcessEnv): string {
  if (platform === 'darwin') return join('/Library/Application Support', FILE);
  if (platform === 'win32') return join(environment['ProgramData'] ?? 'C:\\ProgramData', FILE);
  return join('/etc', FILE);
}

/** Read once at the start. A file that cannot be read is logged, and counts as none. */
export function readAdministratorDefaults(file: string, log: Log): AdministratorDefaults {
  const none = administratorDefaultsSchema.parse({});
  try {
    // PowerShell begins its files with a mark of the encoding.
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
    const parsed = administratorDefaultsSchema.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
    log.write('warning', 'defaults.damaged', { file });
  } catch (error) {
    if (codeOf(error) !== 'ENOENT')
      log.write('warning', 'defaults.unreadable', { file, error: codeOf(error) });
  }
  return none;
}
