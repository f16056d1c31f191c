import { createRequire } from 'node:module';

// What electron-builder can do and does not offer: its check of a configuration, and its reader of
// property lists.

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
