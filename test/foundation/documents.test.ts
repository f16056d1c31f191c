import { beforeEach, describe, expect, it } from 'vitest';
import { failureCatalogue } from '../../src/shared/failure-catalogue.ts';
import { createScratchProject } from './scratch-project.ts';

const project = createScratchProject('scripts', 'src/shared');
const check = () => project.run('scripts/docs.ts', '--check');

beforeEach(() => {
  expect(project.run('scripts/docs.ts')).toMatchObject({ exitCode: 0, stderr: '' });
});

describe('documents made from the code', () => {
  it('are fresh once they are made', () => {
    expect(check()).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('have one heading per failure code, which is its anchor', () => {
    const headings = project.read('docs/errors.md').matchAll(/^## (.*)$/gm);
    expect([...headings].map(([, code]) => code)).toEqual(Object.keys(failureCatalogue));
  });

  it.each(['docs/errors.md', 'docs/schema/verify.json'])(
    'are refused when %s was edited',
    (path) => {
      project.write(path, `${project.read(path)}\n`);
      const { exitCode, stderr } = check();
      expect(exitCode).toBe(1);
      expect(stderr).toBe(`${path} is not what the code says: run \`npm run docs\`.\n`);
    },
  );

  it('are refused when one is left that nothing makes, and making them removes it', () => {
    project.write('docs/schema/forgotten.json', '{}\n');
    expect(check().stderr).toContain('docs/schema/forgotten.json');
    project.run('scripts/docs.ts');
    expect(check().exitCode).toBe(0);
  });
});
