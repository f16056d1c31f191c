import { closeSync, openSync, readSync } from 'node:fs';

const BYTES = 24;

/**
 * What a caller has the owner sign; nobody can know it before. It comes from the system itself where
 * that is a file: Node's own library takes longer to load than all else at a bridge's start.
 */
export function createNonce(): string {
  // On Windows the name would be one of a file that anybody may make.
  if (process.platform === 'win32')
    return process.getBuiltinModule('node:crypto').randomBytes(BYTES).toString('base64url');
  const bytes = Buffer.alloc(BYTES);
  const source = openSync('/dev/urandom', 'r');
  try {
    if (readSync(source, bytes) !== BYTES) throw new Error('The system gave too little.');
  } finally {
    closeSync(source);
  }
  return bytes.toString('base64url');
}
