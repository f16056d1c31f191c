import type { UninstallPart } from '../../../shared/uninstalling.ts';

/** What a name in one of our folders stands for; undefined for what is not ours. */
export type Belonging =
  | { readonly kind: 'file' }
  /** With everything in it, whatever the names: nobody else puts anything there. */
  | { readonly kind: 'tree' }
  | { readonly kind: 'folder'; readonly inside: OwnFolder };

/** Knows what in a folder is ours, by name. */
export type OwnFolder = (name: string, isFolder: boolean) => Belonging | undefined;

const FILE = { kind: 'file' } as const;
const TREE = { kind: 'tree' } as const;

// What a write leaves that was cut off in the middle.
const DRAFT = '(\\.tmp-\\d{10}[0-9a-f]{6})?';
const ASIDE = '(\\.damaged-\\d{4}-[\\dTZ-]+)?';

const homeFile = new RegExp(`^(settings|keys|activity|connections)\\.json${ASIDE}${DRAFT}$`);
const runFile = new RegExp(
  `^(owner\\.json|claim\\.\\d+|draft\\.\\d+\\.[0-9a-f]+|starting|updating)${DRAFT}$`,
);
const logFile = /^tray(\.\d)?\.log$/;
/** The command with its native part, and what replacing them leaves where it was cut off. */
export const placedProgram = /^(dynamosql-tray(\.exe)?|keyring\.node)(\.(?<left>old|new)-\w+)?$/;
const placedFacts = new RegExp(`^app\\.json${DRAFT}$`);
const sampleData = /^sample-data-v\d+\.db(\.[0-9a-f-]+\.part)?$/;

function filesNamed(pattern: RegExp): OwnFolder {
  return (name, isFolder) => (!isFolder && pattern.test(name) ? FILE : undefined);
}

const homeFolders: Readonly<Record<string, Belonging>> = {
  run: { kind: 'folder', inside: filesNamed(runFile) },
  logs: { kind: 'folder', inside: filesNamed(logFile) },
  // The window's runtime keeps its own things there, under names of its own.
  window: TREE,
  demo: { kind: 'folder', inside: (name, isFolder) => inHome(name, isFolder) },
};

/** A folder that the person named: others may have put files beside ours. */
export function inHome(name: string, isFolder: boolean): Belonging | undefined {
  if (isFolder) return Object.hasOwn(homeFolders, name) ? homeFolders[name] : undefined;
  return homeFile.test(name) ? FILE : undefined;
}

/** A folder that only we use. The demo's home in it is looked into, since files in it may have to stay. */
export function allOfIt(name: string, isFolder: boolean): Belonging {
  if (!isFolder) return FILE;
  return name === 'demo' ? { kind: 'folder', inside: allOfIt } : TREE;
}

export const inCache: OwnFolder = filesNamed(sampleData);

/** Only what has exactly this name. */
export function onlyNamed(...names: readonly string[]): OwnFolder {
  return (name, isFolder) => (!isFolder && names.includes(name) ? FILE : undefined);
}

/** Ours is what is ours by any of these. */
export function anyOf(...folders: readonly OwnFolder[]): OwnFolder {
  return (name, isFolder) => {
    for (const inside of folders) {
      const found = inside(name, isFolder);
      if (found) return found;
    }
    return undefined;
  };
}

/** Says who runs for a home, so it goes last. */
export const LAST_FOLDER = 'run';

const inPlaced: OwnFolder = anyOf(filesNamed(placedProgram), filesNamed(placedFacts));

/** Below the user's data folder: the command, as it is placed for assistants to start. */
export const inData: OwnFolder = (name, isFolder) =>
  isFolder && name === 'bin' ? { kind: 'folder', inside: inPlaced } : undefined;

/** Files of a home without which a part cannot be undone any more. */
export const filesNeededFor: Readonly<Partial<Record<UninstallPart, readonly string[]>>> = {
  assistants: ['connections.json', 'keys.json', 'settings.json'],
  backups: ['connections.json'],
  credentials: ['settings.json'],
};
