import { createRequire, isBuiltin } from 'node:module';
import { dirname, posix } from 'node:path';
import { getAsset } from 'node:sea';
import { compileFunction } from 'node:vm';

// What the single executable begins with, in each of its processes and threads: it loads the
// program that the first word names from the files packed into the executable. Each of those is
// read when it is needed, so that the bridge starts without what it does not use.

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

const folder = dirname(process.execPath);
const requireOutside = createRequire(process.execPath);
const loaded = new Map<string, PackedModule>();

function load(name: string): unknown {
  const known = loaded.get(name);
  if (known) return known.exports;
  const module: PackedModule = { exports: {} };
  loaded.set(name, module);
  const wrapped = compileFunction(
    getAsset(name, 'utf8'),
    ['exports', 'require', 'module', '__filename', '__dirname'],
    { filename: name },
  );
  wrapped(module.exports, (id: string) => find(id, name), module, process.execPath, folder);
  return module.exports;
}

/** Nothing is looked for on the disk: that would load what others laid there. */
function find(id: string, from: string): unknown {
  if (id.startsWith('.')) return load(posix.join(posix.dirname(from), id));
  const native = NATIVE[id];
  if (native === undefined && !isBuiltin(id)) throw new Error(`There is no module ${id} in here.`);
  return requireOutside(native ?? id);
}

load(PROGRAMS.get(process.argv[2]) ?? COMMAND_LINE);
