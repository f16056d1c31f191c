import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { createBuilder } from 'vite';
import {
  type CommandTarget,
  commandFolder,
  commandTargets,
  NODE_VERSION,
  nameOf,
} from './command-targets.ts';
import { readExecutable, withoutSignature } from './executable-file.ts';
import { fetchedPackage } from './npm-package.ts';
import { inject, succeed } from './packed-executable.ts';
import { type PackedProgram, packProgram } from './packed-program.ts';
import { runProgram } from './run-program.ts';

// `npm run command [-- --target PLATFORM-ARCH] [--node FILE]`: the command `dynamosql-tray` as one
// executable with a Node of its own, in release/command/PLATFORM-ARCH/. Signing is the release's.

const root = join(import.meta.dirname, '..');
const packed = join(root, 'dist', 'command');
/** What the executable begins with, and loads the others. */
const MAIN = 'packed.cjs';

interface Build {
  readonly target: CommandTarget;
  /** A Node for the target; by default this one, or that of the registry. */
  readonly node: string | undefined;
  /** Where everything is made before it is moved to its place. */
  readonly work: string;
}

/**
 * Builds the executable for a target and gives its folder.
 * @throws Error in words for a person when it cannot be built here
 */
export async function buildCommand(target: CommandTarget, node?: string): Promise<string> {
  const place = commandFolder(target);
  mkdirSync(join(place, '..'), { recursive: true });
  const work = mkdtempSync(`${place}.`);
  try {
    const ready = await build({ target, node, work });
    rmSync(place, { recursive: true, force: true });
    renameSync(ready, place);
    return place;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function build(options: Build): Promise<string> {
  const { target, work } = options;
  const node = await nodeFor(options);
  await bundle();
  const folder = join(work, 'ready');
  mkdirSync(folder);
  const executable = join(folder, `dynamosql-tray${target.platform === 'win32' ? '.exe' : ''}`);
  copyFileSync(node, executable);
  chmodSync(executable, 0o755);
  await prepare(executable, target);
  const blob = await makeBlob(options);
  await inject(executable, { blob, target });
  copyFileSync(await keyringFor(target), join(folder, 'keyring.node'));
  return folder;
}

async function bundle(): Promise<void> {
  const builder = await createBuilder({ root, logLevel: 'warn' });
  for (const name of ['command', 'packed']) {
    const environment = builder.environments[name];
    if (!environment) throw new Error(`vite.config.ts has no environment ${name}.`);
    await builder.build(environment);
  }
}

async function nodeFor({ target, node }: Build): Promise<string> {
  if (node) return checkedNode(node, target);
  if (isHere(target)) return checkedNode(process.execPath, target);
  if (target.node) {
    const folder = await fetchedPackage(target.node, console.error);
    const name = target.platform === 'win32' ? 'node.exe' : 'node';
    return checkedNode(join(folder, 'bin', name), target);
  }
  throw new Error(
    `The registry has no Node ${NODE_VERSION} for ${nameOf(target)}. Build on that system, or give its Node by --node FILE.`,
  );
}

function isHere({ platform, arch }: CommandTarget): boolean {
  return platform === process.platform && arch === process.arch;
}

function checkedNode(file: string, target: CommandTarget): string {
  const bytes = readFileSync(file);
  const { platform, arch, blob } = readExecutable(bytes);
  const isOurs = platform === target.platform && arch === target.arch && blob === undefined;
  // The address of its headers is in every Node; what is packed fits one version alone.
  if (!isOurs || !bytes.includes(`/v${NODE_VERSION}/`))
    throw new Error(`${file} is no Node ${NODE_VERSION} for ${nameOf(target)}.`);
  return file;
}

/** Takes off what a change would break, and what only debuggers read. */
async function prepare(executable: string, { platform, arch }: CommandTarget): Promise<void> {
  if (platform === 'win32') writeFileSync(executable, withoutSignature(readFileSync(executable)));
  if (platform === 'darwin' && process.platform === 'darwin')
    await succeed(['codesign', '--remove-signature', executable]);
  if (platform === 'linux' && process.platform === 'linux') {
    const isForeign = arch !== process.arch;
    const strip = isForeign ? `${GNU_NAMES[arch]}-linux-gnu-strip` : 'strip';
    const { ok } = await runProgram([strip, executable], { output: 'kept' });
    if (!ok) console.error(`Not stripped: there is no ${strip} here.`);
  }
}

const GNU_NAMES = { x64: 'x86_64', arm64: 'aarch64' } as const;

async function makeBlob(options: Build): Promise<string> {
  const { work, target } = options;
  const [config, output] = [join(work, 'sea.json'), join(work, 'sea.blob')];
  const settings = {
    main: join(packed, MAIN),
    output,
    disableExperimentalSEAWarning: true,
    // Neither NODE_OPTIONS nor the command line may load code or open a debugger under our name.
    execArgvExtension: 'none',
    execArgv: execArgvFor(target),
    // Compiled code fits one processor and one Node.
    useCodeCache: isHere(target),
    assets: assets(options),
  };
  writeFileSync(config, JSON.stringify(settings));
  await succeed([process.execPath, '--experimental-sea-config', config]);
  return output;
}

/** Nor may a signal open a debugger, or OPENSSL_CONF load a library. */
function execArgvFor({ platform }: CommandTarget): readonly string[] {
  const nothing = platform === 'win32' ? 'NUL' : '/dev/null';
  return ['--disable-sigusr1', `--openssl-config=${nothing}`];
}

/** The packed files by their names: the programs, where it fits their compiled code, and a library. */
function assets({ work, target }: Build): Readonly<Record<string, string>> {
  const wasm = createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm');
  const made: Record<string, string> = { 'sql-wasm.wasm': wasm };
  function add(name: string, content: string | Buffer): void {
    const file = join(work, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    made[name.replaceAll('\\', '/')] = file;
  }
  function addPacked(name: string, { text, compiled }: PackedProgram): void {
    add(name, text);
    if (isHere(target)) add(`${name}.compiled`, compiled);
  }
  const names = readdirSync(packed, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((candidate) => candidate.endsWith('.cjs'))) {
    const program = readFileSync(join(packed, name), 'utf8');
    // Threads begin with it as the process did, so it stays a program.
    if (name === MAIN) add(name, program);
    else addPacked(name, packProgram(program));
  }
  return made;
}

async function keyringFor({ platform, keyring }: CommandTarget): Promise<string> {
  const folder = await fetchedPackage(keyring, console.error);
  const name = readdirSync(folder).find((file) => file.endsWith('.node'));
  if (!name) throw new Error(`${keyring.name} for ${platform} has no native file.`);
  return join(folder, name);
}

function chosenTarget(name: string): CommandTarget {
  const target = commandTargets.find((candidate) => nameOf(candidate) === name);
  if (target) return target;
  throw new Error(
    `There is no target ${name}. There are: ${commandTargets.map(nameOf).join(', ')}.`,
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { target: { type: 'string' }, node: { type: 'string' } },
  });
  const target = chosenTarget(values.target ?? `${process.platform}-${process.arch}`);
  const folder = await buildCommand(target, values.node);
  for (const name of readdirSync(folder)) {
    const megabytes = readFileSync(join(folder, name)).length / 1_000_000;
    console.log(`${join(folder, name)} (${megabytes.toFixed(1)} MB)`);
  }
}

if (import.meta.main)
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
