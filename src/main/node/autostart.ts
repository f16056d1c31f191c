import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeFileSync as writeAtomically } from 'atomically';
import { failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import type { Home } from './home.ts';
import { codeOf } from './system-error.ts';

/** Start at login on Linux, by the desktop's own file (XDG autostart): elsewhere the runtime does it. */
export interface Autostart {
  isOn(): boolean;
  set(isOn: boolean): Result<void>;
  /**
   * After an update the program may have another name: an entry of ours that is on, and whose program
   * is gone, gets the new one. The entry is that of the usual home alone.
   */
  follow(home: Pick<Home, 'isDefault'>): Result<void>;
}

interface AutostartOptions {
  readonly environment: NodeJS.ProcessEnv;
  readonly program: string;
  readonly args: readonly string[];
}

const SWITCHED_OFF = /^(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/m;
/** As we write it: every word quoted, the last one says that it starts hidden. */
const OUR_EXEC = /^Exec="[^\n]*" "--hidden"$/m;
const TRY_EXEC = /^TryExec=.*$/m;
/** The folder was made for this entry, so it goes with it. */
const MADE_FOLDER = 'X-DynamoSQL-MadeFolder=true';

export function createAutostart({ environment, program, args }: AutostartOptions): Autostart {
  const file = autostartFile(environment);
  const words = [program, ...args];

  function write(): Result<void> {
    return changing(file, () => {
      const wasMade = readEntry(file)?.includes(MADE_FOLDER) ?? false;
      const isMade = mkdirSync(dirname(file), { recursive: true }) !== undefined;
      writeAtomically(file, desktopEntry(words, isMade || wasMade ? [MADE_FOLDER] : []));
    });
  }

  return {
    isOn() {
      const entry = readEntry(file);
      // A desktop's own settings switch it off by one of these two.
      return entry !== undefined && !SWITCHED_OFF.test(entry);
    },
    set: (isOn) => (isOn ? write() : removeAutostart(environment)),
    follow({ isDefault }) {
      const entry = isDefault ? readEntry(file) : undefined;
      if (entry === undefined || SWITCHED_OFF.test(entry)) return ok(undefined);
      const earlier = programIn(entry);
      // Another copy that is still there was not replaced by this one.
      if (earlier === undefined || existsSync(earlier)) return ok(undefined);
      const now = withProgram(entry, words);
      return now === entry ? ok(undefined) : changing(file, () => writeAtomically(file, now));
    },
  };
}

/** Where the entry lies, whether it is there or not. */
export function autostartFile(environment: NodeJS.ProcessEnv): string {
  const settings = environment['XDG_CONFIG_HOME'] || join(homedir(), '.config');
  return join(settings, 'autostart', 'dynamosql-tray.desktop');
}

/** Switches it off without the app: the file goes, and the folder if it was made for it alone. */
export function removeAutostart(environment: NodeJS.ProcessEnv): Result<void> {
  const file = autostartFile(environment);
  return changing(file, () => {
    const wasMade = readEntry(file)?.includes(MADE_FOLDER);
    rmSync(file, { force: true });
    if (wasMade && readdirSync(dirname(file)).length === 0) rmdirSync(dirname(file));
  });
}

function changing(file: string, act: () => void): Result<void> {
  try {
    act();
    return ok(undefined);
  } catch (error) {
    const cause = `${file} cannot be changed (${codeOf(error)}).`;
    return failed(failure('file_not_written', { cause }));
  }
}

function readEntry(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** The program that our Exec line starts. A line that somebody wrote themselves is theirs. */
function programIn(entry: string): string | undefined {
  const [line] = OUR_EXEC.exec(entry) ?? [];
  const [, word] = /^Exec="((?:[^"\\]|\\.)*)"/.exec(line?.replaceAll('\\\\', '\\') ?? '') ?? [];
  return word?.replace(/\\(.)/g, '$1').replaceAll('%%', '%');
}

function withProgram(entry: string, words: readonly string[]): string {
  const [program = ''] = words;
  const named = entry.replace(OUR_EXEC, () => execLine(words));
  return TRY_EXEC.test(named)
    ? named.replace(TRY_EXEC, () => tryExecLine(program))
    : named.replace(OUR_EXEC, (line) => `${tryExecLine(program)}\n${line}`);
}

function desktopEntry(words: readonly string[], marks: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=DynamoSQL Tray',
    'Comment=One local address that gives AI assistants DynamoSQL',
    tryExecLine(words[0] ?? ''),
    execLine(words),
    'Icon=dynamosql-tray',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    ...marks,
    '',
  ].join('\n');
}

function execLine(words: readonly string[]): string {
  return `Exec=${words.map(quoted).join(' ')}`;
}

/** Without the program the desktop passes the entry over, instead of failing at every login. */
function tryExecLine(program: string): string {
  return `TryExec=${program.replaceAll('\\', '\\\\')}`;
}

/**
 * As the Desktop Entry Specification quotes an argument: the quoting rule first, then the rule for
 * text values, by which every backslash is doubled.
 */
function quoted(word: string): string {
  const inQuotes = word.replace(/(["`$\\])/g, '\\$1').replaceAll('%', '%%');
  return `"${inQuotes.replaceAll('\\', '\\\\')}"`;
}
