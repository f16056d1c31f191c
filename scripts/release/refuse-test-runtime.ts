import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import packageJson from '../../package.json' with { type: 'json' };

// `node scripts/release/refuse-test-runtime.ts FOLDER` looks at every packed app below a folder, and
// refuses what was made around the test runtime, around another Electron than that of package.json,
// or without the command. Nothing else may be published.

interface Shipped {
  readonly version: string;
  readonly electron: string;
}

/** Where the runtime says what it is, seen from the folder of the archive. */
const RUNTIMES = [
  '../dynamosql-tray-app',
  '../dynamosql-tray-app.exe',
  '../Frameworks/Electron Framework.framework/Versions/A/Electron Framework',
  '../Frameworks/Electron Framework.framework/Electron Framework',
];

/** A sentence for each reason against publishing what lies below a folder; none for a good build. */
export function objections(folder: string, shipped: Shipped): readonly string[] {
  const named = globSync('**/test-runtime*', { cwd: folder }).map(
    (path) => `${path} says by its name that it is for tests.`,
  );
  const archives = globSync('**/app.asar', { cwd: folder }).map((path) => join(folder, path));
  if (archives.length === 0) return [...named, `There is no packed app in ${folder}.`];
  return [...named, ...archives.flatMap((archive) => objectionsTo(archive, shipped))];
}

function objectionsTo(archive: string, { version, electron }: Shipped): readonly string[] {
  const resources = dirname(archive);
  const about = JSON.parse(extractFile(archive, 'package.json').toString());
  const packed = listPackage(archive, { isPack: false });
  const hasTestFiles = packed.some((path) => /^[/\\]test-runtime/.test(path));
  const reasons = {
    'is made around the test runtime': about.testRuntime !== undefined || hasTestFiles,
    [`is not of version ${version}, but ${about.version}`]: about.version !== version,
    [`does not run on Electron ${electron}`]: !isBuiltAround(resources, electron),
    'lacks the command': globSync('bin/dynamosql-tray{,.exe}', { cwd: resources }).length === 0,
    "lacks the keychain's native part":
      globSync('bin/keyring.node', { cwd: resources }).length === 0,
  };
  const held = Object.entries(reasons).filter(([, holds]) => holds);
  return held.map(([reason]) => `${archive} ${reason}.`);
}

/** Every Electron holds the words by which its pages name it. */
function isBuiltAround(resources: string, electron: string): boolean {
  const runtimes = RUNTIMES.flatMap((path) => globSync(join(resources, path)));
  const words = Buffer.from(` Electron/${electron}\0`);
  return runtimes.some((runtime) => readFileSync(runtime).includes(words));
}

if (import.meta.main) {
  const [folder = 'release/packages'] = process.argv.slice(2);
  const { version, devDependencies } = packageJson;
  const found = objections(folder, { version, electron: devDependencies.electron });
  for (const objection of found) console.error(objection);
  console.log(`${basename(folder)}: ${found.length === 0 ? 'may be published' : 'refused'}`);
  if (found.length > 0) process.exitCode = 1;
}
