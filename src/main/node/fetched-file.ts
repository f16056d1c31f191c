import { createHash } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/**
 * True when a file has one of these SHA-512 (base64). One that has not is deleted, so that it is
 * fetched anew: it lay in a folder that every program of the person can write.
 */
export async function isAsPublished(file: string, digests: readonly string[]): Promise<boolean> {
  const hash = createHash('sha512');
  try {
    await pipeline(createReadStream(file), hash);
  } catch {
    return false;
  }
  const isKnown = digests.includes(hash.digest('base64'));
  if (!isKnown) rmSync(file, { force: true });
  return isKnown;
}
