import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { windowsPrograms } from './builder-insides.ts';
import { smallestProgram } from './portable-executables.ts';

// Stand-ins for the Electrons of systems that are not here: files of the right form at the right
// places, without any program in them. What is built around them can be looked at, never shipped.

const { NtExecutable, NtExecutableResource, Resource } = windowsPrograms;

/** Where @electron/fuses finds the switches, all of them on. */
const FUSES = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 8]),
  Buffer.from('1'.repeat(8)),
]);

/** The switches in a program, one digit for each. */
export const SWITCHES = /dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX[\s\S]{2}([01r]{8})/;

/** The macOS bundle: property lists, and binaries that are nothing but their first bytes. */
export function layOutMacElectron(folder: string): void {
  const app = join(folder, 'Electron.app', 'Contents');
  bundle(app, { name: 'Electron', id: 'com.github.Electron' });
  for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const name = `Electron Helper${kind}`;
    const place = join(app, 'Frameworks', `${name}.app`, 'Contents');
    bundle(place, { name, id: 'com.github.Electron.helper' });
  }
  const framework = join(app, 'Frameworks/Electron Framework.framework');
  write(join(framework, 'Electron Framework'), Buffer.concat([machO, FUSES]));
  write(join(app, 'Resources/electron.icns'), '');
  for (const language of ['en', 'de']) {
    write(join(framework, 'Versions/A/Resources', `${language}.lproj`, 'locale.pak'), '');
    write(join(app, 'Resources', `${language}.lproj`, '.keep'), '');
  }
  licences(folder);
}

const machO = Buffer.from('cffaedfe0c00000100000000', 'hex');

function bundle(contents: string, { name, id }: { name: string; id: string }): void {
  const entries = { CFBundleExecutable: name, CFBundleName: name, CFBundleIdentifier: id };
  const lines = Object.entries(entries).map(
    ([key, value]) => `<key>${key}</key><string>${value}</string>`,
  );
  write(
    join(contents, 'Info.plist'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict>${lines.join('')}</dict></plist>\n`,
  );
  write(join(contents, 'MacOS', name), machO, 0o755);
}

/** The Windows folder: the smallest program that has a place for resources. */
export function layOutWindowsElectron(folder: string): void {
  write(join(folder, 'electron.exe'), withVersion(smallestProgram(FUSES)));
  mkdirSync(join(folder, 'resources'), { recursive: true });
  for (const language of ['en-US', 'de']) write(join(folder, 'locales', `${language}.pak`), '');
  licences(folder);
}

function withVersion(program: Buffer): Buffer {
  const executable = NtExecutable.from(program);
  const resources = NtExecutableResource.from(executable);
  const version = Resource.VersionInfo.create(1033, {}, []);
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  return Buffer.from(executable.generate());
}

function licences(folder: string): void {
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version'])
    write(join(folder, name), '');
}

function write(path: string, content: string | Buffer, mode = 0o644): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content, { mode });
}
