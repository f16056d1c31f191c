import { beforeAll, describe, expect, it } from 'vitest';
import { tools } from '../../scripts/run-program.ts';
import { createScratchProject } from './scratch-project.ts';

interface Complaint {
  readonly category: string;
  readonly message: string;
  readonly location: { readonly path: string };
}

interface Plant {
  readonly code: string;
  readonly rule: string;
}

const GLOBALS = 'lint/style/noRestrictedGlobals';
const PLUGIN = 'plugin';

const refusedInCore: readonly Plant[] = [
  { code: 'setTimeout(() => 1, 1);', rule: GLOBALS },
  { code: 'setInterval(() => 1, 1);', rule: GLOBALS },
  { code: 'setImmediate(() => 1);', rule: GLOBALS },
  { code: 'queueMicrotask(() => 1);', rule: GLOBALS },
  { code: 'clearTimeout(1);', rule: GLOBALS },
  { code: 'clearInterval(1);', rule: GLOBALS },
  { code: 'clearImmediate(1);', rule: GLOBALS },
  { code: "export const answer = fetch('http://localhost');", rule: GLOBALS },
  { code: "console.log('here');", rule: GLOBALS },
  { code: 'export const home = process.env;', rule: GLOBALS },
  { code: 'export const id = crypto.randomUUID();', rule: GLOBALS },
  { code: 'export const now = performance.now();', rule: GLOBALS },
  { code: 'export const all = globalThis;', rule: GLOBALS },
  { code: "export const bytes = Buffer.from('');", rule: GLOBALS },
  { code: 'export const now = Date.now();', rule: PLUGIN },
  { code: 'export const clock = Date.now;', rule: PLUGIN },
  { code: 'export const now = new Date();', rule: PLUGIN },
  { code: 'export const now = new Date;', rule: PLUGIN },
  { code: 'export const now = Date();', rule: PLUGIN },
  { code: 'export const dice = Math.random();', rule: PLUGIN },
  { code: 'export const roll = Math.random;', rule: PLUGIN },
  { code: "import 'node:fs';", rule: 'lint/correctness/noNodejsModules' },
];

const refusedEverywhere: readonly Plant[] = [
  { code: 'export default 1;', rule: 'lint/style/noDefaultExport' },
  { code: 'export const loose: any = 1;', rule: 'lint/suspicious/noExplicitAny' },
  { code: 'export enum Colour { red }', rule: 'lint/style/noEnum' },
  { code: "export const first = ['a'][0]!;", rule: 'lint/style/noNonNullAssertion' },
  { code: "import { A } from './a.ts';\nexport type B = A;", rule: 'lint/style/useImportType' },
  { code: "export { a } from './a.ts';", rule: 'lint/performance/noBarrelFile' },
  { code: "export * from './a.ts';", rule: 'lint/performance/noReExportAll' },
  {
    code: 'export function twice(n: number) {\n  n *= 2;\n  return n;\n}',
    rule: 'lint/style/noParameterAssign',
  },
  {
    code: 'async function later() {}\nexport function now() {\n  later();\n}',
    rule: 'lint/nursery/noFloatingPromises',
  },
  { code: "export const parts = require('fs');", rule: 'lint/style/useNodejsImportProtocol' },
  { code: "import 'left-pad';", rule: 'lint/correctness/noUndeclaredDependencies' },
];

const allowedInCore = [
  'export const moment = new Date(0);',
  "export const moment = new Date('2026-01-01T00:00:00Z');",
  'export const largest = Math.max(1, 2);',
  "export const address = new URL('http://127.0.0.1');",
];

/** Lints every piece of code in a file of its own, and gives the complaints about each. */
function lint(folder: string, pieces: readonly string[]): readonly (readonly Complaint[])[] {
  const project = createScratchProject('.gitignore', 'biome.json', 'scripts/lint');
  const fileOf = (index: number) => `${folder}/planted-${index}.ts`;
  for (const [index, code] of pieces.entries()) project.write(fileOf(index), `${code}\n`);
  const { stdout } = project.run(tools.biome, 'lint', '--reporter=json', '--max-diagnostics=none');
  const { diagnostics }: { diagnostics: readonly Complaint[] } = JSON.parse(stdout);
  return pieces.map((_, index) =>
    diagnostics.filter(({ location }) => location.path === fileOf(index)),
  );
}

describe.each(['src/main/core/tokens', 'src/shared'])('in %s', (folder) => {
  const pieces = [...refusedInCore.map(({ code }) => code), ...allowedInCore];
  let complaints: ReturnType<typeof lint>;
  const about = (code: string) => complaints[pieces.indexOf(code)] ?? [];

  beforeAll(() => {
    complaints = lint(folder, pieces);
  });

  it.each(refusedInCore)('$code is refused', ({ code, rule }) => {
    expect(about(code).map(({ category }) => category)).toContain(rule);
  });

  it.each(allowedInCore)('%s is allowed', (code) => {
    expect(about(code)).toEqual([]);
  });
});

describe('at the edges', () => {
  it('clocks, timers and chance are allowed', () => {
    const pieces = [
      'export const now = Date.now();',
      'export const moment = new Date();',
      'export const dice = Math.random();',
      'export const timer = setTimeout(() => 1, 1);',
      'export const home = process.env;',
    ];
    expect(lint('src/main/node', pieces).flat()).toEqual([]);
  });

  it('the console is refused, for it goes round the log', () => {
    const [complaints = []] = lint('src/main/node', ["console.log('here');"]);
    expect(complaints.map(({ category }) => category)).toEqual(['lint/suspicious/noConsole']);
  });
});

describe('anywhere', () => {
  const pieces = refusedEverywhere.map(({ code }) => code);
  let complaints: ReturnType<typeof lint>;

  beforeAll(() => {
    complaints = lint('scripts', pieces);
  });

  it.each(refusedEverywhere)('$code is refused', ({ code, rule }) => {
    const about = complaints[pieces.indexOf(code)] ?? [];
    expect(about.map(({ category }) => category)).toContain(rule);
  });
});
