import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeFileSync as writeAtomically } from 'atomically';
import { failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { codeOf } from './text-files.ts';

/** Start at login on Linux, by the desktop's own file (XDG autostart): elsewhere the runtime does it. */
export interface Autostart {
  isOn(): boolean;
  set(isOn: boolean): Result<void>;
}

interface AutostartOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly program: string;
  readonly args: readonly string[];
}

const SWITCHED_OFF = /^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/m;

export function createAutostart({ environment, program, args }: AutostartOptions): Autostart {
  const settings = environment['XDG_CONFIG_HOME'] || join(homedir(), '.config');
  const file = join(settings, 'autostart', 'dynamosql-tray.desktop');
  return {
    isOn() {
      try {
        // A desktop's own settings switch it off by one of these two.
        return !SWITCHED_OFF.test(readFileSync(file, 'utf8'));
      } catch {
        return false;
      }
    },
    set(isOn) {
      try {
        if (isOn) {
          mkdirSync(dirname(file), { recursive: true });
          writeAtomically(file, desktopEntry([program, ...args]));
        } else rmSync(file, { force: true });
        return ok(undefined);
      } catch (error) {
        const cause = `${file} cannot be changed (${codeOf(error)}).`;
        return failed(failure('file_not_written', { cause }));
      }
    },
  };
}

function desktopEntry(words: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=DynamoSQL Tray',
    'Comment=One local address that gives AI assistants DynamoSQL',
    `Exec=${words.map(quoted).join(' ')}`,
    'Icon=dynamosql-tray',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/**
 * As the Desktop Entry Specification quotes an argument: the quoting rule first, then the rule for
 * text values, by which every backslash is doubled.
 */
function quoted(word: string): string {
  const inQuotes = word.replace(/(["`$\\])/g, '\\$1').replaceAll('%', '%%');
  return `"${inQuotes.replaceAll('\\', '\\\\')}"`;
}
