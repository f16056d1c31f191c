import { closeSync, openSync, readSync } from 'node:fs';

const BYTES = 24;

/**
 * What a caller has the owner sign; nobody can know it before. It comes from the system itself where
 * that is a file: Node's own library would be a fifth of what a bridge's start adds.
 */
export function createNonce(): string {
  const bytes = randomOfSystem() ?? process.getBuiltinModule('node:crypto').randomBytes(BYTES);
  return bytes.toString('base64url');
}

function randomOfSystem(): Buffer | undefined {
  // On Windows the name would be one of a file that anybody may make.
  if (process.platform === 'win32') return undefined;
  const bytes = Buffer.alloc(BYTES);
  try {
    const source = openSync('/dev/urandom', 'r');
    try {
      return readSync(source, bytes) === BYTES ? bytes : undefined;
    } finally {
      closeSync(source);
    }
  } catch {
    return undefined;
  }
}
