import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { basename, join } from 'node:path';
import { failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { standardVariables } from '../core/bridge/standard-variables.ts';

interface Installation {
  readonly kind: 'deb' | 'rpm';
  readonly file: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly isRoot: boolean;
  /** Where installers are looked for. */
  readonly folders?: readonly string[];
}

type Words = readonly [program: string, ...words: string[]];

/** The first one that this system has: those before bring what the new version needs besides. */
const INSTALLERS: Readonly<Record<Installation['kind'], readonly Words[]>> = {
  deb: [
    ['apt-get', 'install', '--yes', '--no-install-recommends'],
    ['dpkg', '--install'],
  ],
  rpm: [
    ['zypper', '--non-interactive', 'install', '--allow-unsigned-rpm'],
    ['dnf', 'install', '--assumeyes', '--nogpgcheck'],
    ['yum', 'install', '--assumeyes', '--nogpgcheck'],
    ['rpm', '--upgrade'],
  ],
};

/** Asks in a window of the desktop; without one, only where no password is wanted. */
const ASKING: readonly Words[] = [
  ['pkexec', '--disable-internal-agent'],
  ['sudo', '--non-interactive'],
];

/** How pkexec ends when its window is closed, and when the person may not. */
const NOT_ALLOWED: ReadonlySet<number | string> = new Set([126, 127]);

/**
 * Where the system's own programs lie. A person's PATH may begin with folders that every program of
 * theirs can write, and what is found here runs as root.
 */
const SYSTEM_FOLDERS = ['/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/**
 * Installs a package as the administrator, whose password the system asks for. The app goes on
 * meanwhile. Failure: `update_not_installed`.
 */
export async function installPackage(installation: Installation): Promise<Result<void>> {
  const { environment, folders = SYSTEM_FOLDERS } = installation;
  const command = installCommand(installation, folders);
  if (!command) {
    const cause =
      'This system has no program that installs packages, or none that asks for a password.';
    return failed(failure('update_not_installed', { cause }));
  }
  const end = await run(command, { ...standardVariables(environment), PATH: folders.join(':') });
  if (end === 0) return ok(undefined);
  return failed(failure('update_not_installed', { cause: causeOf(command, end) }));
}

/** An installer that failed may have unpacked already: only a password that was not given leaves all as it is. */
function causeOf([program]: Words, end: number | string): string {
  return basename(program) === 'pkexec' && NOT_ALLOWED.has(end)
    ? 'Nobody gave the password. The version that runs is untouched.'
    : `The system's installer ended with ${end}.`;
}

function installCommand(
  { kind, file, isRoot }: Installation,
  folders: readonly string[],
): Words | undefined {
  const installer = firstFound(INSTALLERS[kind], folders);
  const asking: readonly string[] | undefined = isRoot ? [] : firstFound(ASKING, folders);
  if (!installer || !asking) return undefined;
  const [program = '', ...words] = [...asking, ...installer, file];
  return [program, ...words];
}

/** With the whole path of its program: the one that was found is the one that runs. */
function firstFound(candidates: readonly Words[], folders: readonly string[]): Words | undefined {
  for (const [name, ...words] of candidates) {
    const program = folders.map((folder) => join(folder, name)).find(isProgram);
    if (program) return [program, ...words];
  }
  return undefined;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The exit code, the signal, or what kept it from running. */
function run([program, ...words]: Words, env: NodeJS.ProcessEnv): Promise<number | string> {
  return new Promise((resolve) => {
    const child = spawn(program, words, { env, stdio: 'ignore' });
    child.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    child.on('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
}
