import { createHash } from 'node:crypto';
import { getRawHeader } from '@electron/asar';

/** What the fuse holds against the archive when the app starts: the digest of its list of files. */
export function archiveHash(archive: string): string {
  return createHash('sha256').update(getRawHeader(archive).headerString).digest('hex');
}
