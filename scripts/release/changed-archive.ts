const HASH = Buffer.from('"hash":"');

/** An app.asar with one sign of its list of files changed: all in it can be read, and is not what it was. */
export function changedArchive(archive: Buffer): Buffer {
  const at = archive.indexOf(HASH);
  if (at < 0) throw new Error('The archive holds no hashes.');
  const changed = Buffer.from(archive);
  const place = at + HASH.length;
  changed.writeUInt8(archive.readUInt8(place) ^ 1, place);
  return changed;
}
