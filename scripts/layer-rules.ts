import { builtinModules } from 'node:module';
import type { IFlattenedRuleSet, IForbiddenRuleType } from 'dependency-cruiser';

// The direction of imports: one row per layer. A layer may import what its row names and nothing
// else, so that a new folder, package or Node module is refused until a row admits it.

interface Layer {
  readonly rule: string;
  /** Regular expressions over paths from the root; `$1` in the others is the first group here. */
  readonly files: string;
  readonly notFiles?: string;
  readonly mayImport: readonly string[];
  readonly packages?: readonly string[];
  /** Modules of Node itself: all, or those named. */
  readonly builtins?: 'all' | readonly string[];
  readonly why: string;
}

const SHARED = '^src/shared/';
const PORTS = '^src/main/core/(ports|machine)\\.ts$';
const APP = '^src/main/core/(app\\.ts$|use-cases/)';

/** Features that build upon others; every other feature stands alone. */
const featuresBeneath = {
  tokens: ['credentials'],
  gateway: ['credentials', 'tokens'],
  tables: ['credentials', 'tokens'],
  verification: ['credentials', 'tokens'],
} as const;

const ASSISTANT_FORMATS = ['jsonc-parser', 'smol-toml', 'yaml'];

const layers: readonly Layer[] = [
  {
    rule: 'shared',
    files: SHARED,
    mayImport: [SHARED],
    packages: ['zod'],
    why: 'Contracts are pure: they import each other and zod.',
  },
  {
    rule: 'core-ports',
    files: PORTS,
    mayImport: [SHARED, PORTS],
    packages: ['zod'],
    why: 'Ports speak in the contracts of shared and know no feature.',
  },
  ...Object.entries(featuresBeneath).map(
    ([feature, beneath]): Layer => ({
      rule: `core-${feature}`,
      files: `^src/main/core/${feature}/`,
      mayImport: [SHARED, PORTS, `^src/main/core/(${[feature, ...beneath].join('|')})/`],
      packages: ['zod'],
      why: `Of the features, ${feature} builds upon ${beneath.join(' and ')} alone.`,
    }),
  ),
  {
    rule: 'core-assistants',
    files: '^src/main/core/assistants/',
    mayImport: [SHARED, PORTS, '^src/main/core/assistants/'],
    packages: ['zod', ...ASSISTANT_FORMATS],
    why: 'Assistants need the parsers of their configuration files and no other feature.',
  },
  {
    rule: 'core-feature-alone',
    files: '^src/main/core/([^/]+)/',
    notFiles: `^src/main/core/(${[...Object.keys(featuresBeneath), 'assistants', 'use-cases'].join('|')})/`,
    mayImport: [SHARED, PORTS, '^src/main/core/$1/'],
    packages: ['zod'],
    why: 'A feature decides from contracts and ports, without the features beside it.',
  },
  {
    rule: 'core-app',
    files: APP,
    mayImport: [SHARED, '^src/main/core/'],
    packages: ['zod'],
    why: 'The wiring sees every feature, and nothing outside the core.',
  },
  {
    rule: 'node',
    files: '^src/main/node/',
    mayImport: [SHARED, PORTS, '^src/main/core/[^/]+/', '^src/main/node/'],
    packages: [
      '@modelcontextprotocol/client',
      '@napi-rs/keyring',
      '@noble/hashes',
      'atomically',
      'conf',
      'undici',
      'zod',
    ],
    builtins: 'all',
    why: 'The edges carry out what the core decides; they know neither its wiring nor Electron.',
  },
  {
    rule: 'electron',
    files: '^src/main/electron/',
    mayImport: [SHARED, PORTS, APP, '^src/main/core/(status|updates)/', '^src/main/electron/'],
    packages: ['electron', 'electron-updater'],
    builtins: ['path'],
    why: 'Tray and window draw the status and call the app; they touch the world through Electron.',
  },
  {
    rule: 'desktop',
    files: '^src/main/desktop/',
    mayImport: [SHARED, '^src/main/(core|node|seat|electron|desktop)/'],
    packages: ['electron'],
    builtins: 'all',
    why: 'The desktop run puts seats and surfaces together; the command line is another entry.',
  },
  {
    rule: 'entries',
    files: '^src/main/[^/]+\\.ts$',
    mayImport: ['^src/main/', '^src/emulator/', SHARED],
    packages: ['electron'],
    builtins: 'all',
    why: 'Entries put the layers together and need no library for it.',
  },
  {
    rule: 'seat',
    files: '^src/main/seat/',
    mayImport: [SHARED, '^src/main/(core|node|seat)/', '^src/emulator/'],
    builtins: 'all',
    why: 'A home with its servers, put together for every entry alike; it has no Electron.',
  },
  {
    rule: 'command-line',
    files: '^src/main/cli/',
    mayImport: [SHARED, '^src/main/(core|node|seat|cli)/', '^src/emulator/'],
    packages: ['string-width'],
    builtins: 'all',
    why: 'The command line belongs to the headless entry, which has no Electron.',
  },
  {
    rule: 'emulator',
    files: '^src/emulator/',
    mayImport: [SHARED, '^src/emulator/'],
    packages: ['@modelcontextprotocol/node', '@modelcontextprotocol/server', 'sql.js', 'zod'],
    builtins: 'all',
    why: 'The stand-in shares contracts with the app, never code, or both would err alike.',
  },
  {
    rule: 'preload',
    files: '^src/preload/',
    mayImport: [SHARED, '^src/preload/'],
    packages: ['electron'],
    why: 'The preload script is the bridge and nothing else.',
  },
  {
    rule: 'renderer',
    files: '^src/renderer/',
    mayImport: [SHARED, '^src/renderer/'],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      '@fontsource-variable/jetbrains-mono',
    ],
    why: 'Screens know what crosses the bridge: no Node, no Electron, nothing of main.',
  },
];

const everywhere: readonly IForbiddenRuleType[] = [
  {
    name: 'known-layer',
    severity: 'error',
    comment: 'Every source file lies in a layer that has a row here.',
    from: { path: '^src/', pathNot: layers.map((layer) => layer.files) },
    to: {},
  },
  {
    name: 'electron-app-as-types',
    severity: 'error',
    comment: 'Tray and window are handed the app; they never build one.',
    from: { path: '^src/main/electron/' },
    to: { path: APP, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'headless-without-electron',
    severity: 'error',
    comment: 'The headless programs run where no Electron is installed.',
    from: { path: '^src/main/(headless|command|packed)\\.ts$' },
    to: { path: ['^electron$', 'node_modules/electron/', '^src/main/electron/'], reachable: true },
  },
  {
    name: 'no-cycles',
    severity: 'error',
    comment: 'Two files that need each other are one file, or lack a third.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-barrels',
    severity: 'error',
    comment: 'An import names the file that holds the thing.',
    from: {},
    to: { path: '(^|/)index\\.[cm]?tsx?$', pathNot: 'node_modules' },
  },
  {
    name: 'test-only-for-tests',
    severity: 'error',
    comment: 'What ships does not lean on its tests.',
    from: { pathNot: '^test/' },
    to: { path: '^test/' },
  },
  {
    name: 'scripts-not-in-source',
    severity: 'error',
    comment: 'Scripts build the product; they are no part of it.',
    from: { path: '^src/' },
    to: { path: '^scripts/' },
  },
  {
    name: 'resolvable',
    severity: 'error',
    comment: 'An import that leads nowhere hides from every other rule.',
    from: {},
    to: { couldNotResolve: true },
  },
];

export const layerRules = {
  forbidden: [...layers.map(refuseTheRest), ...everywhere],
} satisfies IFlattenedRuleSet;

function refuseTheRest(layer: Layer): IForbiddenRuleType {
  const builtins = layer.builtins === 'all' ? builtinModules : (layer.builtins ?? []);
  return {
    name: layer.rule,
    severity: 'error',
    comment: layer.why,
    from: { path: layer.files, ...(layer.notFiles ? { pathNot: layer.notFiles } : {}) },
    to: {
      pathNot: [
        ...layer.mayImport,
        ...(layer.packages ?? []).map((name) => `(^|/)node_modules/(@types/)?${name}/`),
        ...builtins.map((name) => `^(node:)?${name}$`),
      ],
    },
  };
}
