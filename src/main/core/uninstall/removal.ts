import type { Removal } from '../../../shared/uninstalling.ts';
import type { Machine } from '../machine.ts';

/** What tells how the program came to this computer. */
export interface ProgramFacts {
  readonly platform: Machine['platform'];
  /** The command itself, where it really lies. */
  readonly command: string;
  /** Package managers that list it. */
  readonly packages: readonly ('deb' | 'rpm')[];
  /** The AppImage that laid the command down. */
  readonly appImage: string | undefined;
  /** The folder of the app that the command came with. */
  readonly appFolder: string | undefined;
}

interface Row {
  readonly kind: Removal['kind'];
  readonly isSo: (facts: ProgramFacts) => boolean;
  readonly how: (facts: ProgramFacts) => string;
}

const rows: readonly Row[] = [
  {
    kind: 'deb',
    isSo: ({ packages }) => packages.includes('deb'),
    how: () => '`sudo apt purge dynamosql-tray`',
  },
  {
    kind: 'rpm',
    isSo: ({ packages }) => packages.includes('rpm'),
    how: () => '`sudo dnf remove dynamosql-tray`, or `sudo zypper remove dynamosql-tray`',
  },
  {
    kind: 'appimage',
    isSo: ({ appImage }) => appImage !== undefined,
    how: ({ appImage }) => `Delete the file ${appImage}`,
  },
  {
    kind: 'npm',
    isSo: ({ command }) => /[\\/]node_modules[\\/]/.test(command),
    how: () => '`npm rm -g dynamosql-tray`',
  },
  {
    kind: 'macos',
    isSo: ({ command }) => /\.app\/Contents\//.test(command),
    how: () => 'Drag DynamoSQL Tray from Applications to the Trash',
  },
  {
    kind: 'windows',
    isSo: ({ platform, command }) => platform === 'win32' && /\.exe$/i.test(command),
    how: () => 'Settings → Apps → Installed apps → DynamoSQL Tray → Uninstall',
  },
];

/** How the program itself is removed, which is the person's to do: every way that fits. */
export function removalsOf(facts: ProgramFacts): readonly Removal[] {
  const fitting = rows.filter(({ isSo }) => isSo(facts));
  if (fitting.length === 0) return [{ kind: 'folder', how: folderOf(facts) }];
  return fitting.map(({ kind, how }) => ({ kind, how: how(facts) }));
}

function folderOf({ command, appFolder }: ProgramFacts): string {
  return appFolder === undefined
    ? `Delete the folder that holds ${command}`
    : `Delete the folder ${appFolder}`;
}
