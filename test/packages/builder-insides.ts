import { createRequire } from 'node:module';

// What electron-builder can do and does not offer: its check of a configuration, its reader of
// property lists, and its editor of what a program of Windows says of itself. That one's own types
// would bring those of browsers into every test.

interface Insides {
  validateConfiguration(configuration: object, log: { add(): void }): Promise<void>;
}

interface PropertyLists {
  parsePlistFile(file: string): Promise<Readonly<Record<string, unknown>>>;
}

const ownRequire = createRequire(createRequire(import.meta.url).resolve('electron-builder'));

/** Rejects with what is wrong. */
export function validateConfiguration(configuration: object): Promise<void> {
  const insides: Insides = ownRequire('app-builder-lib/out/util/config/config');
  return insides.validateConfiguration(configuration, { add: () => {} });
}

export function readPropertyList(file: string): Promise<Readonly<Record<string, unknown>>> {
  const insides: PropertyLists = ownRequire('app-builder-lib/out/util/plist');
  return insides.parsePlistFile(file);
}

interface Executable {
  generate(): ArrayBuffer;
}

interface Entry {
  readonly type: string | number;
  readonly bin: ArrayBuffer;
}

interface Resources {
  readonly entries: readonly Entry[];
  outputResource(executable: Executable): void;
}

interface Language {
  readonly lang: number;
  readonly codepage: number;
}

interface VersionInfo {
  getAllLanguagesForStringValues(): readonly Language[];
  getStringValues(language: Language): Readonly<Record<string, string>>;
  setStringValues(language: Language, values: Readonly<Record<string, string>>): void;
  outputToResourceEntries(entries: readonly Entry[]): void;
}

interface IconGroup {
  readonly icons: readonly { readonly width: number }[];
}

interface WindowsPrograms {
  readonly NtExecutable: {
    from(bytes: Buffer, options?: { readonly ignoreCert: boolean }): Executable;
  };
  readonly NtExecutableResource: { from(executable: Executable): Resources };
  readonly Resource: {
    readonly VersionInfo: {
      create(language: number, fixed: object, strings: readonly never[]): VersionInfo;
      fromEntries(entries: readonly Entry[]): readonly VersionInfo[];
    };
    readonly IconGroupEntry: { fromEntries(entries: readonly Entry[]): readonly IconGroup[] };
  };
}

export const windowsPrograms: WindowsPrograms = createRequire(
  ownRequire.resolve('app-builder-lib'),
)('resedit');
