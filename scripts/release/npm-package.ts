import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

// `npm run npm-package` packs the command line for computers without a window: `npm install FILE`
// gives `dynamosql-tray`. What it takes is `files` of package.json; npm itself would add the desktop
// app's program, because that is `main`, and with it all that only a checkout needs.

const root = join(import.meta.dirname, '..', '..');
const KEPT = [
  ...['name', 'version', 'description', 'license', 'private', 'type', 'bin', 'engines'],
  ...['homepage', 'repository', 'author', 'dependencies'],
];

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string }[];
}

/** Packs what `dist/` holds. */
export function packCommand(target: string): Packed {
  const manifest: Record<string, unknown> = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const stage = mkdtempSync(join(tmpdir(), 'npm-package-'));
  try {
    const { files } = npmPack(root, '--dry-run');
    for (const { path } of files.filter(({ path }) => path !== manifest['main'])) {
      mkdirSync(dirname(join(stage, path)), { recursive: true });
      cpSync(join(root, path), join(stage, path));
    }
    const kept = Object.entries(manifest).filter(([key]) => KEPT.includes(key));
    writeFileSync(join(stage, 'package.json'), JSON.stringify(Object.fromEntries(kept), null, 2));
    mkdirSync(target, { recursive: true });
    return npmPack(stage, '--pack-destination', target);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

function npmPack(folder: string, ...options: readonly string[]): Packed {
  const isWindows = process.platform === 'win32';
  const said = execFileSync(
    isWindows ? 'npm.cmd' : 'npm',
    ['pack', '--json', '--ignore-scripts', ...options],
    { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], shell: isWindows },
  );
  const [packed]: readonly Packed[] = JSON.parse(said);
  if (!packed) throw new Error(`npm packed nothing in ${folder}`);
  return packed;
}

if (import.meta.main) {
  const target = join(root, 'release', 'packages');
  const { filename, size } = packCommand(target);
  console.log(`${join(target, filename)} (${(size / 1e6).toFixed(1)} MB)`);
}
