import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import packageJson from '../../package.json' with { type: 'json' };
import { tools } from '../../scripts/run-program.ts';
import { linkPackages } from '../linked-packages.ts';

const root = join(import.meta.dirname, '..', '..');

export interface ForeignBuild {
  /** Where the project's copy lies, and what was built in `release/packages`. */
  readonly project: string;
  readonly packages: string;
  /** Runs electron-builder once more, with other words. */
  build(words: readonly string[], environment?: Readonly<Record<string, string>>): Outcome;
}

interface Outcome {
  readonly exitCode: number | null;
  readonly output: string;
}

interface Wanted {
  readonly layOut: (folder: string) => void;
  /** As in the folders of `release/command`. */
  readonly commands: readonly { readonly place: string; readonly content: Buffer | string }[];
}

/**
 * A copy of the project with our configuration, little programs in place of ours, and a stand-in for
 * Electron. What is built of it serves to be looked at.
 */
export function prepareForeignBuild({ layOut, commands }: Wanted): ForeignBuild {
  const project = mkdtempSync(join(tmpdir(), 'foreign-'));
  for (const name of ['build', 'scripts/packaging', 'package.json'])
    cpSync(join(root, name), join(project, name), { recursive: true });
  linkPackages(root, project);
  const electronDist = join(project, 'electron');
  layOut(electronDist);
  for (const name of ['desktop', 'preload', 'keychain-child', 'sql-worker'])
    write(join(project, 'dist', `${name}.cjs`), '// stands in');
  for (const { place, content } of commands)
    write(join(project, 'release/command', place), content);
  const shipped = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
  const config = join(project, 'electron-builder.json');
  const publish = { ...shipped.publish, owner: 'example', repo: 'example' };
  const electronVersion = packageJson.devDependencies.electron;
  writeFileSync(config, JSON.stringify({ ...shipped, electronDist, electronVersion, publish }));
  return {
    project,
    packages: join(project, 'release/packages'),
    build(words, environment = {}) {
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [join(root, tools.electronBuilder), '--projectDir', project, '--config', config, ...words],
        {
          cwd: project,
          encoding: 'utf8',
          env: {
            ...process.env,
            ...environment,
            CSC_IDENTITY_AUTO_DISCOVERY: 'false',
            NODE_OPTIONS: '',
          },
        },
      );
      return { exitCode: status, output: stdout + stderr };
    },
  };
}

function write(path: string, content: Buffer | string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content, { mode: 0o755 });
}
