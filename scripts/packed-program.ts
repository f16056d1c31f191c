import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

/** A CommonJS program as it lies in the executable. */
export interface PackedProgram {
  /** An expression: the function of CommonJS's five names that is the program. */
  readonly text: string;
  /** What V8 makes of the text; it fits the Node that made it, on a processor of the same kind. */
  readonly compiled: Buffer;
}

/** Every function in it is compiled: what a bridge runs at its start takes longest to compile. */
export function packProgram(program: string): PackedProgram {
  const text = `(function (exports, require, module, __filename, __dirname) {${program.replace(/^#!.*/, '')}\n})`;
  return { text, compiled: compiledWhole(text).createCachedData() };
}

/** V8's flags are as before when it returns: they are part of compiled code, which is not taken by others. */
function compiledWhole(text: string): Script {
  setFlagsFromString('--no-lazy');
  try {
    return new Script(text);
  } finally {
    setFlagsFromString('--lazy');
  }
}
