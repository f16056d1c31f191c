#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

// Stands in for fpm, which only a download gives: makes a deb or rpm of the words with which
// electron-builder calls it, by the distributions' own tools. Quick rather than small, for tests.

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    s: { type: 'string', short: 's' },
    t: { type: 'string', short: 't' },
    d: { type: 'string', short: 'd', multiple: true },
    force: { type: 'boolean' },
    'deb-recommends': { type: 'string', multiple: true },
    ...Object.fromEntries(
      [
        ...['architecture', 'after-install', 'after-remove', 'description', 'version', 'package'],
        ...['name', 'maintainer', 'vendor', 'url', 'category', 'license', 'deb-priority'],
        ...['deb-compression', 'rpm-compression', 'rpm-summary', 'rpm-os'],
      ].map((name) => [name, { type: 'string' as const }]),
    ),
  },
});

const text = (name: string): string => {
  const value = (values as Readonly<Record<string, unknown>>)[name];
  return typeof value === 'string' ? value : '';
};
const texts = (name: string): readonly string[] => {
  const value = (values as Readonly<Record<string, unknown>>)[name];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
};

/** rpm has names of its own for what Debian calls otherwise. */
const RPM_ARCHITECTURES: Readonly<Record<string, string>> = { amd64: 'x86_64', arm64: 'aarch64' };

const work = mkdtempSync(join(tmpdir(), 'fpm-'));
const tree = join(work, 'tree');

try {
  for (const mapping of positionals) copyInto(mapping);
  execFileSync('chmod', ['-R', 'u+rwX,go+rX,go-w', tree]);
  const makers: Readonly<Record<string, () => void>> = { deb: makeDeb, rpm: makeRpm };
  const make = makers[text('t')];
  if (!make) throw new Error(`This stand-in makes deb and rpm, not "${text('t')}".`);
  make();
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** `SOURCE=PLACE`; of a source that ends with a slash its content. */
function copyInto(mapping: string): void {
  const at = mapping.lastIndexOf('=');
  const source = mapping.slice(0, at);
  const place = join(tree, mapping.slice(at + 1));
  mkdirSync(dirname(place), { recursive: true });
  if (source.endsWith('/'))
    return cpSync(source, place, { recursive: true, verbatimSymlinks: true });
  copyFileSync(source, place);
  chmodSync(place, 0o644);
}

function makeDeb(): void {
  const folder = join(tree, 'DEBIAN');
  mkdirSync(folder);
  const kibibytes = execFileSync('du', ['-sk', '--apparent-size', tree], { encoding: 'utf8' });
  const fields: Readonly<Record<string, string>> = {
    Package: text('name'),
    Version: text('version'),
    Architecture: text('architecture'),
    Maintainer: text('maintainer'),
    'Installed-Size': kibibytes.split('\t')[0] ?? '',
    Depends: texts('d').join(', '),
    Recommends: texts('deb-recommends').join(', '),
    Section: text('category'),
    Priority: text('deb-priority'),
    Homepage: text('url'),
    Description: described(text('description')),
  };
  const lines = Object.entries(fields).filter(([, value]) => value !== '');
  writeFileSync(
    join(folder, 'control'),
    lines.map(([name, value]) => `${name}: ${value}\n`).join(''),
  );
  copyScript('after-install', join(folder, 'postinst'));
  copyScript('after-remove', join(folder, 'postrm'));
  const options = ['--root-owner-group', '-Zxz', '-z0', '-Snone'];
  execFileSync('dpkg-deb', [...options, '--build', tree, text('package')], { stdio: 'ignore' });
}

/** The first line is the summary; the others are indented, and empty ones are a full stop. */
function described(description: string): string {
  const [first = '', ...rest] = description.split('\n').map((line) => line.trim());
  return [first, ...rest.map((line) => ` ${line === '' ? '.' : line}`)].join('\n');
}

function copyScript(option: string, place: string): void {
  copyFileSync(text(option), place);
  chmodSync(place, 0o755);
}

function makeRpm(): void {
  const spec = join(work, 'package.spec');
  writeFileSync(spec, specText());
  const definitions = { _topdir: join(work, 'top'), _rpmdir: join(work, 'made') };
  const words = Object.entries(definitions).flatMap(([key, value]) => [
    '--define',
    `${key} ${value}`,
  ]);
  const architecture = text('architecture');
  const target = RPM_ARCHITECTURES[architecture] ?? architecture;
  execFileSync(
    'rpmbuild',
    ['-bb', '--quiet', '--buildroot', tree, '--target', target, ...words, spec],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const [made] = globSync(join(work, 'made', '**/*.rpm'));
  if (!made) throw new Error('rpmbuild made nothing.');
  copyFileSync(made, text('package'));
}

function specText(): string {
  const plain = (value: string): string => value.replaceAll('%', '%%');
  return `
%global __os_install_post %{nil}
%global _build_id_links none
%global debug_package %{nil}
%define _binary_payload w1.gzdio
Name: ${text('name')}
Version: ${text('version').replaceAll('-', '~')}
Release: 1
Summary: ${plain(text('rpm-summary'))}
License: ${text('license') || 'MIT'}
Vendor: ${plain(text('vendor'))}
URL: ${text('url')}
Group: ${text('category')}
AutoReqProv: no
${texts('d')
  .map((name) => `Requires: ${name}`)
  .join('\n')}
%description
${plain(text('description'))}
%post
${scriptIn('after-install')}
%postun
${scriptIn('after-remove')}
%files
%defattr(-,root,root,-)
${packedPaths().join('\n')}
`;
}

function scriptIn(option: string): string {
  return readFileSync(text(option), 'utf8')
    .replace(/^#!.*\n/, '')
    .replaceAll('%', '%%');
}

/** Every file, and the folders that are ours alone. */
function packedPaths(): readonly string[] {
  return globSync('**', { cwd: tree, exclude: (path) => path === '.' }).flatMap((path) => {
    const isFolder = statSync(join(tree, path)).isDirectory();
    if (!isFolder) return [`"/${path}"`];
    return path.startsWith('opt/') ? [`%dir "/${path}"`] : [];
  });
}
