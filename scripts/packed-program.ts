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
  setFlagsFromString('--no-lazy');
  try {
    const script = new Script(text);
    // Its flags are part of the compiled code: with others it is not taken.
    setFlagsFromString('--lazy');
    return { text, compiled: script.createCachedData() };
  } finally {
    setFlagsFromString('--lazy');
  }
}
