import { execFile } from 'node:child_process';

const NAME = 'org.kde.StatusNotifierWatcher';

/** Programs that can ask the session bus; a desktop has at least one of them. */
const ASKERS: readonly (readonly [program: string, ...args: string[]])[] = [
  [
    'gdbus',
    ...['call', '--session', '--dest', 'org.freedesktop.DBus'],
    ...['--object-path', '/org/freedesktop/DBus'],
    ...['--method', 'org.freedesktop.DBus.NameHasOwner', NAME],
  ],
  [
    'dbus-send',
    ...['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/org/freedesktop/DBus'],
    ...['org.freedesktop.DBus.NameHasOwner', `string:${NAME}`],
  ],
  [
    'busctl',
    ...['--user', 'call', 'org.freedesktop.DBus', '/org/freedesktop/DBus'],
    ...['org.freedesktop.DBus', 'NameHasOwner', 's', NAME],
  ],
];

const PATIENCE_MS = 2_000;

/**
 * Whether this desktop shows tray icons: on Linux it does when a program watches for them.
 * Undefined when nothing here can ask.
 */
export async function desktopShowsTray(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): Promise<boolean | undefined> {
  if (platform !== 'linux') return true;
  for (const [program, ...args] of ASKERS) {
    const answer = await output(program, args, environment);
    if (answer !== undefined) return answer.includes('true');
  }
  return undefined;
}

function output(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(program, args, { env, timeout: PATIENCE_MS }, (error, stdout) =>
      resolve(error ? undefined : stdout),
    );
  });
}
