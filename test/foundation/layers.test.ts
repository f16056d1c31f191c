import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { complaints } from '../../scripts/layer-report.ts';
import { layerRules } from '../../scripts/layer-rules.ts';
import { createScratchProject } from './scratch-project.ts';

interface Plant {
  readonly rule: string;
  readonly file: string;
  readonly imports: string;
  readonly because: string;
}

/** One forbidden import per rule; the files they name exist beside them. */
const plants: readonly Plant[] = [
  {
    rule: 'shared',
    file: 'src/shared/planted.ts',
    imports: '../main/core/ports.ts',
    because: 'shared knows no layer',
  },
  {
    rule: 'core-ports',
    file: 'src/main/core/machine.ts',
    imports: './status/target.ts',
    because: 'ports know no feature',
  },
  {
    rule: 'core-feature-alone',
    file: 'src/main/core/credentials/planted.ts',
    imports: '../tokens/target.ts',
    because: 'tokens build upon credentials, not the other way round',
  },
  {
    rule: 'core-tokens',
    file: 'src/main/core/tokens/planted.ts',
    imports: '../gateway/target.ts',
    because: 'the gateway builds upon tokens',
  },
  {
    rule: 'core-gateway',
    file: 'src/main/core/gateway/planted.ts',
    imports: '../tables/target.ts',
    because: 'gateway and tables stand side by side',
  },
  {
    rule: 'core-tables',
    file: 'src/main/core/tables/planted.ts',
    imports: '../verification/target.ts',
    because: 'tables and verification stand side by side',
  },
  {
    rule: 'core-verification',
    file: 'src/main/core/verification/planted.ts',
    imports: 'node:fs',
    because: 'the core knows no Node',
  },
  {
    rule: 'core-assistants',
    file: 'src/main/core/assistants/planted.ts',
    imports: '../credentials/target.ts',
    because: 'assistants need no other feature',
  },
  {
    rule: 'core-feature-alone',
    file: 'src/main/core/activity/planted.ts',
    imports: 'undici',
    because: 'a feature has no package but zod',
  },
  {
    rule: 'core-app',
    file: 'src/main/core/use-cases/planted.ts',
    imports: '../../node/target.ts',
    because: 'the wiring is handed its edges',
  },
  {
    rule: 'node',
    file: 'src/main/node/planted.ts',
    imports: '../core/app.ts',
    because: 'edges do not know the wiring',
  },
  {
    rule: 'electron',
    file: 'src/main/electron/planted.ts',
    imports: '../node/target.ts',
    because: 'the desktop edge goes round no port',
  },
  {
    rule: 'entries',
    file: 'src/main/desktop.ts',
    imports: 'undici',
    because: 'entries need no library',
  },
  {
    rule: 'seat',
    file: 'src/main/seat/planted.ts',
    imports: '../cli/target.ts',
    because: 'a seat serves every entry, so it knows no command line',
  },
  {
    rule: 'desktop',
    file: 'src/main/desktop/planted.ts',
    imports: '../cli/target.ts',
    because: 'the desktop and the command line are two entries',
  },
  {
    rule: 'command-line',
    file: 'src/main/cli/planted.ts',
    imports: '../electron/target.ts',
    because: 'the command line has no Electron',
  },
  {
    rule: 'emulator',
    file: 'src/emulator/planted.ts',
    imports: '../main/core/tokens/target.ts',
    because: 'the stand-in shares no code with the app',
  },
  {
    rule: 'preload',
    file: 'src/preload/planted.ts',
    imports: 'node:path',
    because: 'the bridge runs in a sandbox',
  },
  {
    rule: 'renderer',
    file: 'src/renderer/planted.ts',
    imports: '../main/core/status/target.ts',
    because: 'screens know only what crosses the bridge',
  },
  {
    rule: 'known-layer',
    file: 'src/elsewhere/planted.ts',
    imports: '../shared/target.ts',
    because: 'no row names this folder',
  },
  {
    rule: 'electron-app-as-types',
    file: 'src/main/electron/builds-the-app.ts',
    imports: '../core/app.ts',
    because: 'the app is handed in, ready made',
  },
  {
    rule: 'headless-without-electron',
    file: 'src/main/headless.ts',
    imports: './passes-on.ts',
    because: 'it reaches Electron at second hand',
  },
  {
    rule: 'no-cycles',
    file: 'src/shared/chases.ts',
    imports: './chased.ts',
    because: 'each needs the other',
  },
  {
    rule: 'no-barrels',
    file: 'src/shared/opens-a-barrel.ts',
    imports: './barrel/index.ts',
    because: 'an import names the file it means',
  },
  {
    rule: 'test-only-for-tests',
    file: 'scripts/planted.ts',
    imports: '../test/target.ts',
    because: 'what ships does not lean on its tests',
  },
  {
    rule: 'scripts-not-in-source',
    file: 'src/main/node/runs-a-script.ts',
    imports: '../../../scripts/target.ts',
    because: 'scripts are no part of the product',
  },
  {
    rule: 'resolvable',
    file: 'test/planted.ts',
    imports: './nowhere.ts',
    because: 'there is no such file',
  },
];

/** Every layer as far as the plants need it, with nothing forbidden in it yet. */
const soundFiles: Readonly<Record<string, string>> = {
  'src/shared/target.ts': 'export const target = 1;',
  'src/shared/chased.ts': 'export const chased = 1;',
  'src/shared/barrel/index.ts': 'export const barrel = 1;',
  'src/main/core/ports.ts':
    "import type { target } from '../../shared/target.ts';\nexport type Port = typeof target;",
  'src/main/core/app.ts':
    "import { target } from './gateway/target.ts';\nexport const app = target;",
  ...Object.fromEntries(
    ['credentials', 'tokens', 'gateway', 'tables', 'verification', 'status'].map((feature) => [
      `src/main/core/${feature}/target.ts`,
      "import type { Port } from '../ports.ts';\nexport const target: Port | 1 = 1;",
    ]),
  ),
  'src/main/node/target.ts':
    "import { readFileSync } from 'node:fs';\nexport const target = readFileSync;",
  'src/main/electron/target.ts':
    "import type { app } from '../core/app.ts';\nexport type App = typeof app;",
  'src/main/passes-on.ts':
    "import type { App } from './electron/target.ts';\nexport type Passed = App;",
  'scripts/target.ts': 'export const target = 1;',
  'test/target.ts':
    "import { target } from '../src/main/node/target.ts';\nexport const tested = target;",
};

function importing(specifier: string): string {
  return `import * as planted from '${specifier}';\nexport const used = planted;\n`;
}

function createSoundProject() {
  const project = createScratchProject();
  for (const [path, text] of Object.entries(soundFiles)) project.write(path, text);
  return project;
}

const root = join(import.meta.dirname, '..', '..');
const script = join(root, 'scripts/layers.ts');

describe('a project whose imports follow the layers', () => {
  it('is not refused', () => {
    const seen = `${Object.keys(soundFiles).length} modules seen\n`;
    expect(createSoundProject().run(script)).toEqual({ exitCode: 0, stdout: seen, stderr: '' });
  });
});

describe('a project with one forbidden import per rule', () => {
  const project = createSoundProject();
  for (const { file, imports } of plants) project.write(file, importing(imports));
  project.write('src/shared/chased.ts', importing('./chases.ts'));
  let refusals: readonly string[];

  beforeAll(() => {
    const { exitCode, stderr } = project.run(script);
    expect(exitCode).toBe(1);
    refusals = stderr.split('\n');
  });

  it.each(plants)('is refused by $rule, because $because', ({ rule, file }) => {
    const about = refusals.filter((line) => line.startsWith(`${rule}: `) && line.includes(file));
    expect(about).toHaveLength(1);
  });

  it('has a plant for every rule', () => {
    const planted = new Set(plants.map((plant) => plant.rule));
    expect([...planted].sort()).toEqual(layerRules.forbidden.map((rule) => rule.name).sort());
  });
});

describe('the cruise', () => {
  it('sees as many modules of this project as there are TypeScript files', () => {
    const project = createScratchProject('src', 'scripts', 'test');
    const files = ['src', 'test', 'scripts']
      .flatMap((folder) =>
        readdirSync(join(project.folder, folder), { recursive: true, encoding: 'utf8' }),
      )
      .filter((file) => /\.tsx?$/.test(file));
    expect(project.run(script).stdout).toBe(`${files.length} modules seen\n`);
  });

  it('fails when it sees nothing', () => {
    const { exitCode, stderr } = createScratchProject().run(script);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: 'no module was seen\n' });
  });

  it('fails when it does not see a file that is there', () => {
    const report = { violations: [], unseen: ['src/shared/result.ts'], seen: 200 };
    expect(complaints(report)).toEqual(['not seen: src/shared/result.ts']);
  });
});
