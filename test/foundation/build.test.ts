import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { tools } from '../../scripts/run-program.ts';
import { createScratchProject } from './scratch-project.ts';

// The real configuration over tiny entries: what is told here is how programs are bundled.

const entries: Readonly<Record<string, string>> = {
  'src/main/headless.ts': `
    import { version } from './version.ts';
    import { Entry } from '@napi-rs/keyring';
    import { z } from 'zod';
    const beside = new URL('sql-wasm.wasm', import.meta.url).href;
    console.log(JSON.stringify({ version, beside, bundled: typeof z.string, native: typeof Entry }));
  `,
  'src/main/node/keychain-child.ts': `
    import { version } from '../version.ts';
    console.log(version);
  `,
  'src/emulator/sql-worker.ts': `
    import initSqlJs from 'sql.js';
    initSqlJs().then(({ Database }) => console.log(typeof Database));
  `,
  'src/main/desktop.ts': `
    import { app } from 'electron';
    import { version } from './version.ts';
    app.setVersion(version);
  `,
  'src/preload/preload.ts': `
    import { contextBridge } from 'electron';
    contextBridge.exposeInMainWorld('app', {});
  `,
  'src/renderer/index.html': `
    <!doctype html><script type="module" src="./main.tsx"></script>
  `,
  'src/renderer/main.tsx': `
    document.title = 'window';
  `,
  'src/main/version.ts': `
    declare const __APP_VERSION__: string;
    export const version = __APP_VERSION__;
  `,
};

const TSCONFIGS = [
  ...['src/main', 'src/main/node', 'src/main/core', 'src/main/electron'],
  ...['src/preload', 'src/renderer', 'src/shared', 'src/emulator'],
];

describe('the build', () => {
  const project = createScratchProject(
    'vite.config.ts',
    'tsconfig.base.json',
    'build/icons',
    ...TSCONFIGS.map((folder) => `${folder}/tsconfig.json`),
  );
  const dist = join(project.folder, 'dist');

  beforeAll(() => {
    for (const [path, text] of Object.entries(entries)) project.write(path, text);
    project.write('dist/left-over.cjs', '');
    const { exitCode, stderr } = project.run(tools.vite, 'build', '--app', '--logLevel=warn');
    expect(stderr).toBe('');
    expect(exitCode).toBe(0);
  });

  it('makes one file per program, and leaves nothing of an earlier build', () => {
    const programs = readdirSync(dist).filter((name) => name.endsWith('.cjs'));
    const headless = ['cli.cjs', 'keychain-child.cjs', 'sql-worker.cjs'];
    expect(programs.sort()).toEqual([...headless, 'desktop.cjs', 'preload.cjs'].sort());
  });

  it('makes a command that the system can start', () => {
    expect(project.read('dist/cli.cjs')).toMatch(/^#!\/usr\/bin\/env node\n/);
    if (process.platform !== 'win32') {
      expect(statSync(join(dist, 'cli.cjs')).mode & 0o777).toBe(0o755);
    }
  });

  it('bundles every package but the native one', () => {
    const code = readFileSync(join(dist, 'cli.cjs'), 'utf8');
    const required = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
    const foreign = required.filter((name) => !/^(node:|\.|url$|path$)/.test(name ?? ''));
    expect(foreign).toEqual(['@napi-rs/keyring']);
  });

  it('knows its version and the place it lies in', () => {
    const { stdout } = project.run('dist/cli.cjs');
    expect(JSON.parse(stdout)).toEqual({
      version: packageJson.version,
      beside: new URL(`file://${dist}/sql-wasm.wasm`).href,
      bundled: 'function',
      native: 'function',
    });
    expect(project.run('dist/keychain-child.cjs').stdout).toBe(`${packageJson.version}\n`);
  });

  it('runs in strict mode, as the sources do', () => {
    const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
    // What the window loads is a module, and those are strict.
    const programs = files.filter((name) => name.endsWith('.cjs'));
    expect(programs.length).toBeGreaterThanOrEqual(5);
    for (const name of programs) {
      const [first, second] = project.read(join('dist', name)).split('\n');
      expect([name, first?.startsWith('#!') ? second : first]).toEqual([name, '"use strict";']);
    }
  });

  it('lays the SQL engine beside the worker that loads it', () => {
    const original = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');
    expect(readFileSync(join(dist, 'sql-wasm.wasm'))).toEqual(readFileSync(original));
    expect(project.run('dist/sql-worker.cjs').stdout).toBe('function\n');
  });

  it('keeps the way back to the source', () => {
    expect(existsSync(join(dist, 'cli.cjs.map'))).toBe(true);
    expect(project.read('dist/cli.cjs')).toContain('sourceMappingURL=cli.cjs.map');
  });
});
