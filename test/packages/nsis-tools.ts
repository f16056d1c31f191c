import { cpSync, globSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { smallestProgram, standInLibrary } from './portable-executables.ts';

// What electron-builder downloads to make an installer for Windows: the distribution's compiler, and
// libraries that only have the names of the functions that the templates call. What is compiled with
// them tells whether our script is right; it installs nothing and must never be given to anybody.

const root = join(import.meta.dirname, '..', '..');
const templates = join(root, 'node_modules/app-builder-lib/templates/nsis');
const LIBRARIES = ['StdUtils', 'nsProcess', 'UAC', 'WinShell', 'Nsis7z', 'SpiderBanner', 'INetC'];

/** Lays the tools out in an empty folder; gives the variables by which electron-builder finds them. */
export function layOutNsisTools(folder: string): Readonly<Record<string, string>> {
  const nsis = join(folder, 'nsis');
  const plugins = join(folder, 'resources', 'plugins', 'x86-unicode');
  const programs = join(folder, 'bin');
  cpSync('/usr/share/nsis', nsis, { recursive: true });
  mkdirSync(join(nsis, 'linux'));
  symlinkSync('/usr/bin/makensis', join(nsis, 'linux', 'makensis'));
  writeFileSync(join(nsis, 'elevate.exe'), smallestProgram());
  mkdirSync(plugins, { recursive: true });
  for (const name of LIBRARIES)
    writeFileSync(join(plugins, `${name}.dll`), standInLibrary(`${name}.dll`, calledOf(name)));
  mkdirSync(programs);
  writeFileSync(join(programs, 'wine'), writesUninstaller, { mode: 0o755 });
  return {
    ELECTRON_BUILDER_NSIS_DIR: nsis,
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: join(folder, 'resources'),
    ELECTRON_BUILDER_7ZIP_PATH: '/usr/bin/7za',
    ELECTRON_BUILDER_COMPRESSION_LEVEL: '1',
    PATH: `${programs}:${process.env['PATH']}`,
  };
}

/** The functions of a library that the templates call. */
function calledOf(library: string): readonly string[] {
  const called = globSync('**/*.{nsh,nsi}', { cwd: templates }).flatMap((file) => {
    const text = readFileSync(join(templates, file), 'utf8');
    return [...text.matchAll(new RegExp(`\\b${library}::(\\w+)`, 'gi'))].map(([, name]) => name);
  });
  return [...new Set(called.filter((name) => name !== undefined))];
}

/** In place of running the half-made installer, which would write the uninstaller beside itself. */
const writesUninstaller = `#!/bin/sh
cp "$1" "\${1%exe}__uninstaller.exe"
`;
