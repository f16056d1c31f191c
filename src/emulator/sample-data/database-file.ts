import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// The file: SHA-256 of all that follows (32 bytes), then for each schema its name and its image,
// each after its length (4 bytes, big endian). Synchronous throughout: it is used in a worker alone.

/** A schema as the bytes of a SQLite database. */
export interface SchemaImage {
  readonly schema: string;
  readonly image: Uint8Array;
}

const HASH_BYTES = 32;

export function databasePath(cacheFolder: string, version: number): string {
  return join(cacheFolder, `sample-data-v${version}.db`);
}

/** The schemas' images, or undefined when the file is absent or was damaged. */
export function readDatabaseFile(path: string): readonly SchemaImage[] | undefined {
  const file = readIfPresent(path);
  if (file === undefined) return undefined;
  const content = file.subarray(HASH_BYTES);
  return sha256(content).equals(file.subarray(0, HASH_BYTES)) ? unpacked(content) : undefined;
}

/** Writes beside and renames, so that no other process ever reads half a file. */
export function writeDatabaseFile(path: string, images: readonly SchemaImage[]): void {
  const content = Buffer.concat(
    images.flatMap(({ schema, image }) => [...part(Buffer.from(schema)), ...part(image)]),
  );
  const beside = `${path}.${randomUUID()}.part`;
  mkdirSync(join(path, '..'), { recursive: true });
  try {
    writeFileSync(beside, Buffer.concat([sha256(content), content]));
    renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
}

function readIfPresent(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function unpacked(content: Buffer): readonly SchemaImage[] {
  const images: SchemaImage[] = [];
  for (let at = 0; at < content.length; ) {
    const schema = partAt(content, at);
    const image = partAt(content, at + 4 + schema.length);
    images.push({ schema: schema.toString(), image });
    at += 8 + schema.length + image.length;
  }
  return images;
}

function part(bytes: Uint8Array): readonly Uint8Array[] {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return [length, bytes];
}

function partAt(content: Buffer, at: number): Buffer {
  return content.subarray(at + 4, at + 4 + content.readUInt32BE(at));
}

function sha256(content: Buffer): Buffer {
  return createHash('sha256').update(content).digest();
}
