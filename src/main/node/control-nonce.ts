import { closeSync, openSync, readSync } from 'node:fs';

const BYTES = 24;

/**
 * What a caller has the owner sign; nobody can know it before. It comes from the system itself where
 * that is a file: Node's own library takes longer to load than all else at a bridge's start.
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
    const length = readSync(source, bytes);
    closeSync(source);
    return length === BYTES ? bytes : undefined;
  } catch {
    return undefined;
  }
}
