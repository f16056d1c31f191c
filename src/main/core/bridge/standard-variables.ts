// What a program of the user's session needs. `DYNAMOSQL_*` are only where its home and port are:
// credentials and servers that were given to an assistant stay with the assistant.
const STANDARD = new Set(
  [
    ['HOME', 'USER', 'LOGNAME', 'SHELL', 'PATH', 'LANG', 'TZ', 'TMPDIR', 'TEMP', 'TMP'],
    ['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'DBUS_SESSION_BUS_ADDRESS'],
    ['USERPROFILE', 'APPDATA', 'LOCALAPPDATA', 'HOMEDRIVE', 'HOMEPATH', 'USERNAME'],
    ['SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'PATHEXT', 'PROGRAMDATA'],
    ['DYNAMOSQL_TRAY_HOME', 'DYNAMOSQL_TRAY_PORT'],
  ].flat(),
);
const STANDARD_FAMILY = /^(?:LC|XDG)_\w+$/i;

type Variables = Readonly<Record<string, string | undefined>>;

/** The variables of an assistant's environment that an app which it happens to start may see. */
export function standardVariables(environment: Variables): Record<string, string | undefined> {
  const kept = Object.entries(environment).filter(
    ([name]) => STANDARD.has(name.toUpperCase()) || STANDARD_FAMILY.test(name),
  );
  return Object.fromEntries(kept);
}
