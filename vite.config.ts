import { chmodSync, cpSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { EnvironmentOptions, Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import packageJson from './package.json' with { type: 'json' };

const root = import.meta.dirname;

/** Node programs of `dist/`: the output's name and its source. */
const headlessEntries = { cli: 'src/main/headless.ts' };

/** What runs beside the command line and the desktop app alike: each is one file, and shares none. */
const helperEntries = {
  'keychain-child': 'src/main/node/keychain-child.ts',
  'sql-worker': 'src/emulator/sql-worker.ts',
};

/** The desktop app's programs, for the runtime that brings Electron: bundled like the others. */
const desktopEntries = { desktop: 'src/main/desktop.ts' };
const preloadEntries = { preload: 'src/preload/preload.ts' };

/** The programs of the single executable, whose files are packed into it. */
const packedEntries = { command: 'src/main/command.ts', ...helperEntries };

/** What a bridge starts with: in one file, as every assistant waits for it. */
const bridge: CodeGroup = {
  name: 'bridge',
  test: /[\\/]src[\\/]main[\\/]cli[\\/](?:begin|commands[\\/]stdio)\.ts$/,
};

/**
 * The libraries of each program, beside its own code. Without it the bundler puts its helpers into the
 * file that is loaded once the icon stands, and has the desktop app's entry load that one first.
 */
const libraries: CodeGroup = {
  name: 'libraries',
  test: /[\\/]node_modules[\\/]/,
  entriesAware: true,
};

/** Every environment that `vite build --app` builds, in this order; the first one empties `dist/`. */
const environments: Record<string, EnvironmentOptions> = {
  headless: programs({ input: headlessEntries, isFirst: true, groups: [bridge] }),
  ...Object.fromEntries(
    Object.entries(helperEntries).map(([name, source]) => [
      // Vite allows an environment no dash.
      name.replaceAll('-', '_'),
      programs({ input: { [name]: source }, isOneFile: true }),
    ]),
  ),
  desktop: forElectron(desktopEntries, [libraries]),
  preload: forElectron(preloadEntries),
  renderer: {
    consumer: 'client',
    build: {
      outDir: 'dist/renderer',
      // Electron 25, the oldest that the app runs in, draws with this engine.
      target: 'chrome114',
      cssTarget: 'chrome114',
      sourcemap: true,
      modulePreload: false,
      // It is read from the disk, all at once.
      chunkSizeWarningLimit: 1_500,
      rolldownOptions: { input: 'src/renderer/index.html' },
    },
  },
};

/** The executable has a Node of its own. */
const forExecutable = { outDir: 'dist/command', target: 'node24' };

/** What `npm run command` builds, in this order. */
const commandEnvironments: Record<string, EnvironmentOptions> = {
  command: programs({ ...forExecutable, input: packedEntries, isFirst: true, groups: [bridge] }),
  // It begins alone in the executable, so it is one file.
  packed: programs({ ...forExecutable, input: { packed: 'src/main/packed.ts' }, isOneFile: true }),
};

/** Modules that come into one file, with all that they import. */
interface CodeGroup {
  readonly name: string;
  readonly test: RegExp;
  /** One file for each set of entries that uses them. */
  readonly entriesAware?: boolean;
}

interface Programs {
  readonly input: Readonly<Record<string, string>>;
  readonly outDir?: string;
  /** The first one of a folder empties it. */
  readonly isFirst?: boolean;
  /** All of it in one file. */
  readonly isOneFile?: boolean;
  readonly target?: string;
  readonly chunks?: string;
  readonly groups?: readonly CodeGroup[];
  /** A native module finds its `.node` file beside itself, so it cannot move into a bundle. */
  readonly external?: readonly string[];
}

/** CommonJS programs, by default for the oldest Node that any of our runtimes has. */
function programs({
  input,
  outDir = 'dist',
  isFirst = false,
  isOneFile = false,
  target = 'node18',
  chunks = '[name]-[hash].cjs',
  groups = [],
  external = ['@napi-rs/keyring'],
}: Programs): EnvironmentOptions {
  return {
    consumer: 'server',
    resolve: { noExternal: true, external: [...external] },
    build: {
      outDir,
      emptyOutDir: isFirst,
      target,
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: { ...input },
        output: {
          format: 'cjs',
          // What the sources are as modules, the bundles stay: in strict mode.
          strict: true,
          codeSplitting: isOneFile ? false : { groups: [...groups] },
          entryFileNames: '[name].cjs',
          chunkFileNames: `chunks/${chunks}`,
          assetFileNames: '[name][extname]',
          banner: (chunk) => (chunk.isEntry && chunk.name === 'cli' ? '#!/usr/bin/env node' : ''),
        },
      },
    },
  };
}

/** What the runtime itself brings is not bundled. */
function forElectron(
  input: Readonly<Record<string, string>>,
  groups: readonly CodeGroup[] = [],
): EnvironmentOptions {
  const chunks = 'desktop-[name]-[hash].cjs';
  return programs({ input, external: ['electron'], chunks, groups });
}

interface TestProjectOptions {
  /** For tests that start programs, measure time or share a machine-wide thing. */
  readonly oneAtATime?: boolean;
  /** Wide enough for a busy machine: it ends what hangs, it measures nothing. */
  readonly testTimeout?: number;
  /** Run once, before any file of the project. */
  readonly globalSetup?: readonly string[];
}

const onDesktop: TestProjectOptions = {
  oneAtATime: true,
  testTimeout: 120_000,
  globalSetup: ['test/desktop/harness/prepare.ts'],
};

const onInstalledDesktop: TestProjectOptions = {
  oneAtATime: true,
  testTimeout: 120_000,
  globalSetup: ['test/desktop/harness/prepare.ts', 'test/installed/harness/prepare.ts'],
};

export default defineConfig({
  root,
  // The window's page is a file: what it loads lies beside it.
  base: './',
  publicDir: false,
  define: { __APP_VERSION__: JSON.stringify(packageJson.version) },
  environments: { ...environments, ...commandEnvironments },
  builder: {
    async buildApp(builder) {
      for (const name of Object.keys(environments)) {
        const environment = builder.environments[name];
        if (environment) await builder.build(environment);
      }
    },
  },
  plugins: [sqlEngine(), executableCommand(), icons(), windowPage()],
  test: {
    projects: [
      testProject('unit', [
        'shared',
        'core',
        'node',
        'emulator',
        'foundation',
        'ports',
        'renderer',
      ]),
      testProject('scenarios', ['scenarios'], { oneAtATime: true, testTimeout: 120_000 }),
      testProject('keychain', ['keychain'], { oneAtATime: true, testTimeout: 60_000 }),
      testProject('clients', ['clients'], { oneAtATime: true, testTimeout: 90_000 }),
      testProject('desktop', ['desktop'], onDesktop),
      testProject('installed', ['installed'], onInstalledDesktop),
      testProject('packages', ['packages'], {
        oneAtATime: true,
        testTimeout: 120_000,
        globalSetup: ['test/packages/harness/prepare.ts'],
      }),
      testProject('screenshots', ['screenshots'], onDesktop),
      testProject('desktop-bench', ['desktop-bench'], onInstalledDesktop),
      testProject('conformance', ['conformance'], { oneAtATime: true, testTimeout: 120_000 }),
    ],
  },
});

/** sql.js loads its engine from a file beside the program. */
function sqlEngine(): Plugin {
  const wasm = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');
  return {
    name: 'sql-engine',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'headless',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'sql-wasm.wasm', source: readFileSync(wasm) });
    },
  };
}

/** Tray and window icons lie beside the program that draws them. */
function icons(): Plugin {
  return {
    name: 'icons',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'desktop',
    writeBundle({ dir = 'dist' }) {
      for (const kind of ['tray', 'app'])
        cpSync(join(root, 'build/icons', kind), join(dir, 'icons', kind), { recursive: true });
    },
  };
}

/** npm makes a package's command executable when it installs it; a checkout has only us. */
function executableCommand(): Plugin {
  return {
    name: 'executable-command',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'headless',
    writeBundle({ dir = 'dist' }, files) {
      if ('cli.cjs' in files) chmodSync(join(dir, 'cli.cjs'), 0o755);
    },
  };
}

/**
 * Puts the window's page at the top of its folder. A page that is a file has no origin, so what it
 * loads may not ask for one with `crossorigin`.
 */
function windowPage(): Plugin {
  return {
    name: 'window-page',
    apply: 'build',
    enforce: 'post',
    applyToEnvironment: (environment) => environment.name === 'renderer',
    generateBundle(_options, bundle) {
      const page = bundle['src/renderer/index.html'];
      if (page?.type !== 'asset') throw new Error('The build made no page for the window');
      delete bundle['src/renderer/index.html'];
      const source = String(page.source).replaceAll(' crossorigin', '').replaceAll('../../', './');
      this.emitFile({ type: 'asset', fileName: 'index.html', source });
    },
  };
}

function testProject(name: string, folders: readonly string[], options: TestProjectOptions = {}) {
  const { oneAtATime = false, testTimeout = 20_000, globalSetup } = options;
  return {
    extends: true as const,
    test: {
      name,
      include: folders.map((folder) => `test/${folder}/**/*.test.ts`),
      setupFiles: ['test/own-home.ts'],
      testTimeout,
      hookTimeout: testTimeout,
      injectCjsGlobals: false,
      ...(globalSetup === undefined ? {} : { globalSetup: [...globalSetup] }),
      ...(oneAtATime ? { fileParallelism: false } : { maxWorkers: 2 }),
    },
  };
}
