import { createRequire, isBuiltin } from 'node:module';
import { dirname, posix } from 'node:path';
import { getAssetKeys, getRawAsset } from 'node:sea';
import { Script } from 'node:vm';

// What the single executable begins with, in each of its processes and threads: it loads the
// program that the first word names from the files packed into the executable (`scripts/command.ts`
// packs them). Each of those is read when it is needed, so that the bridge starts without what it
// does not use.

const PROGRAMS: ReadonlyMap<string | undefined, string> = new Map([
  ['keychain-child', 'keychain-child.cjs'],
  ['sql-worker', 'sql-worker.cjs'],
]);
const COMMAND_LINE = 'command.cjs';

/** The one module that cannot be packed; it lies beside the executable. */
const NATIVE: Readonly<Record<string, string>> = { '@napi-rs/keyring': './keyring.node' };

interface PackedModule {
  exports: unknown;
}

type ProgramFunction = (
  exports: unknown,
  require: (id: string) => unknown,
  module: PackedModule,
  filename: string,
  folder: string,
) => void;

const folder = dirname(process.execPath);
const requireOutside = createRequire(process.execPath);
const packed = new Set(getAssetKeys());
const loaded = new Map<string, PackedModule>();

function load(name: string): unknown {
  const known = loaded.get(name);
  if (known) return known.exports;
  const module: PackedModule = { exports: {} };
  loaded.set(name, module);
  const program: ProgramFunction = scriptOf(name).runInThisContext();
  program(module.exports, (id) => find(id, name), module, process.execPath, folder);
  return module.exports;
}

/** Its compiled code lies beside it, where it could be made; V8 takes none that does not fit. */
function scriptOf(name: string): Script {
  const compiled = `${name}.compiled`;
  return new Script(Buffer.from(getRawAsset(name)).toString(), {
    filename: name,
    ...(packed.has(compiled) ? { cachedData: new Uint8Array(getRawAsset(compiled)) } : {}),
  });
}

/** Nothing is looked for on the disk: that would load what others laid there. */
function find(id: string, from: string): unknown {
  if (id.startsWith('.')) return load(posix.join(posix.dirname(from), id));
  const native = NATIVE[id];
  if (native === undefined && !isBuiltin(id)) throw new Error(`There is no module ${id} in here.`);
  return requireOutside(native ?? id);
}

load(PROGRAMS.get(process.argv[2]) ?? COMMAND_LINE);
