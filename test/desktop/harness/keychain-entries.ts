import { spawnSync } from 'node:child_process';

/** How many entries of the app the desktop's keyring has. */
export function keychainEntries(environment: Readonly<Record<string, string>>): number {
  const { stdout } = spawnSync(
    'dbus-send',
    [
      ...['--session', '--print-reply', '--dest=org.freedesktop.secrets'],
      ...['/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.SearchItems'],
      'dict:string:string:service,dynamosql-tray',
    ],
    { env: environment, encoding: 'utf8' },
  );
  return stdout.match(/object path/g)?.length ?? 0;
}
