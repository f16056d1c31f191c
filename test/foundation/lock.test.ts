import { describe, expect, it } from 'vitest';
import { missingEntries } from '../../scripts/lock-entries.ts';
import { createScratchProject } from './scratch-project.ts';

function lockOf(optionalDependencies: Readonly<Record<string, string>>, dev = true) {
  return {
    packages: { '': {}, 'node_modules/tool': { version: '2.0.0', dev, optionalDependencies } },
  };
}

describe('an optional dependency that the lock lacks', () => {
  it('gets an entry with its exact version and platform', () => {
    expect(missingEntries(lockOf({ '@tool/cli-darwin-arm64': '2.0.0' }))).toEqual({
      'node_modules/@tool/cli-darwin-arm64': {
        version: '2.0.0',
        os: ['darwin'],
        cpu: ['arm64'],
        dev: true,
        optional: true,
      },
    });
  });

  it.each([
    ['@tool/cli-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@tool/binding-linux-arm-musleabihf', { os: ['linux'], cpu: ['arm'], libc: ['musl'] }],
    ['@tool/binding-win32-x64-msvc', { os: ['win32'], cpu: ['x64'] }],
    ['@tool/binding-linux-riscv64-gnu', { os: ['linux'], cpu: ['riscv64'] }],
  ])('has its platform read from its name: %s', (name, platform) => {
    const entry = missingEntries(lockOf({ [name]: '2.0.0' }))[`node_modules/${name}`];
    expect(entry).toMatchObject(platform);
  });

  it('is no development dependency where its parent is none', () => {
    const [entry] = Object.values(missingEntries(lockOf({ 'tool-linux-x64': '2.0.0' }, false)));
    expect(entry).not.toHaveProperty('dev');
  });

  it('is refused when its platform or exact version cannot be told', () => {
    expect(() => missingEntries(lockOf({ 'tool-extras': '2.0.0' }))).toThrow(/cannot be told/);
    expect(() => missingEntries(lockOf({ 'tool-linux-x64': '^2.0.0' }))).toThrow(/cannot be told/);
  });
});

describe('an optional dependency that the lock has', () => {
  it.each(['node_modules/tool-linux-x64', 'node_modules/tool/node_modules/tool-linux-x64'])(
    'is found at %s',
    (place) => {
      const { packages } = lockOf({ 'tool-linux-x64': '2.0.0' });
      const lock = { packages: { ...packages, [place]: { version: '2.0.0' } } };
      expect(missingEntries(lock)).toEqual({});
    },
  );

  it('is not taken for that of another package', () => {
    const { packages } = lockOf({ 'tool-linux-x64': '2.0.0' });
    const elsewhere = { 'node_modules/other/node_modules/tool-linux-x64': { version: '1.0.0' } };
    const missing = missingEntries({ packages: { ...packages, ...elsewhere } });
    expect(Object.keys(missing)).toEqual(['node_modules/tool-linux-x64']);
  });
});

describe('`npm run lock`', () => {
  const project = createScratchProject('scripts', 'package-lock.json');
  const complete = project.read('package-lock.json');

  function withoutForeignBuilds(): string {
    const lock = JSON.parse(complete);
    for (const place of Object.keys(lock.packages)) {
      if (/cli-(darwin|win32)/.test(place)) delete lock.packages[place];
    }
    return `${JSON.stringify(lock, null, 2)}\n`;
  }

  it('restores what is missing, byte for byte, and then changes nothing', () => {
    project.write('package-lock.json', withoutForeignBuilds());
    expect(project.run('scripts/lock.ts').stdout).toBe('4 entries added to package-lock.json.\n');
    expect(project.read('package-lock.json')).toBe(complete);
    expect(project.run('scripts/lock.ts').stdout).toBe('');
    expect(project.read('package-lock.json')).toBe(complete);
  });

  it('only reports with --check', () => {
    const incomplete = withoutForeignBuilds();
    project.write('package-lock.json', incomplete);
    const { exitCode, stderr } = project.run('scripts/lock.ts', '--check');
    expect(exitCode).toBe(1);
    expect(stderr).toBe('package-lock.json lacks 4 entries: run `npm run lock`.\n');
    expect(project.read('package-lock.json')).toBe(incomplete);
  });

  it('looks at the locks of what tests install too', () => {
    project.write('package-lock.json', complete);
    project.write('test/clients/one/package-lock.json', withoutForeignBuilds());
    const { stderr } = project.run('scripts/lock.ts', '--check');
    expect(stderr).toContain('test/clients/one/package-lock.json lacks 4 entries');
    project.write('test/clients/one/package-lock.json', complete);
    expect(project.run('scripts/lock.ts', '--check').exitCode).toBe(0);
  });

  it("refuses a registry's address", () => {
    const lock = JSON.parse(complete);
    lock.packages['node_modules/zod'].resolved = 'https://registry.example/zod.tgz';
    project.write('package-lock.json', JSON.stringify(lock));
    const { exitCode, stderr } = project.run('scripts/lock.ts', '--check');
    expect(exitCode).toBe(1);
    expect(stderr).toContain("names a registry's address");
  });
});
