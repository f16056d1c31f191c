import { beforeAll, describe, expect, it } from 'vitest';
import { tools } from '../../scripts/run-program.ts';
import { createScratchProject } from './scratch-project.ts';

const project = createScratchProject('knip.json', 'tsconfig.base.json');

function knip(...args: readonly string[]): string {
  return project.run(tools.knip, '--no-config-hints', '--include=files,exports,types', ...args)
    .stdout;
}

beforeAll(() => {
  project.write('tsconfig.json', '{ "extends": "./tsconfig.base.json" }');
  project.write('src/main/headless.ts', "import { used } from './thing.ts';\nused();\n");
  project.write('src/main/node/keychain-child.ts', 'export {};\n');
  project.write('src/emulator/sql-worker.ts', 'export {};\n');
  project.write('src/main/thing.ts', 'export const used = () => 1;\n');
});

describe('what nobody uses', () => {
  it('is not found in a tidy project', () => {
    expect(knip()).toBe('');
    expect(knip('--production')).toBe('');
  });

  it('is refused, file or export', () => {
    project.write('src/main/left-over.ts', 'export const nobody = 1;\n');
    project.write('src/main/thing.ts', 'export const used = () => 1;\nexport const spare = 2;\n');
    const report = knip();
    expect(report).toContain('src/main/left-over.ts');
    expect(report).toContain('spare');
  });
});

describe('what only a test uses', () => {
  it('is refused, file or export', () => {
    project.write('src/main/for-tests.ts', 'export const tested = 1;\n');
    project.write('src/main/thing.ts', 'export const used = () => 1;\nexport const seam = 2;\n');
    project.write(
      'test/core/thing.test.ts',
      "import { tested } from '../../src/main/for-tests.ts';\nimport { seam } from '../../src/main/thing.ts';\nexport default [tested, seam];\n",
    );
    expect(knip()).not.toContain('for-tests.ts');
    const report = knip('--production');
    expect(report).toContain('src/main/for-tests.ts');
    expect(report).toContain('seam');
  });
});
