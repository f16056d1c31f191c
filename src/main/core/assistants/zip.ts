interface PackedFile {
  readonly name: string;
  readonly text: string;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** The file names are UTF-8. */
const UTF_8 = 0x0800;
/** The first day of the format, so that the same files give the same bytes. */
const FIRST_OF_1980 = 0x0021;

/** A ZIP archive that stores its files as they are: they are small, and readable for who looks. */
export function zipOf(files: readonly PackedFile[]): Uint8Array {
  const encoder = new TextEncoder();
  const locals: Uint8Array[] = [];
  const entries: Uint8Array[] = [];
  let offset = 0;
  for (const { name, text } of files) {
    const [nameBytes, bytes] = [encoder.encode(name), encoder.encode(text)];
    const facts = [u16(UTF_8), u16(0), u16(0), u16(FIRST_OF_1980), u32(crc32(bytes))];
    const sizes = [u32(bytes.length), u32(bytes.length), u16(nameBytes.length), u16(0)];
    const local = joined([u32(LOCAL), u16(VERSION), ...facts, ...sizes, nameBytes, bytes]);
    const rest = [u16(0), u16(0), u16(0), u32(0), u32(offset)];
    const head = [u32(CENTRAL), u16(VERSION), u16(VERSION), ...facts, ...sizes];
    entries.push(joined([...head, ...rest, nameBytes]));
    locals.push(local);
    offset += local.length;
  }
  const central = joined(entries);
  const counts = [u16(0), u16(0), u16(files.length), u16(files.length)];
  const end = [u32(END), ...counts, u32(central.length), u32(offset), u16(0)];
  return joined([...locals, central, ...end]);
}

function u16(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff);
}

function u32(value: number): Uint8Array {
  return joined([u16(value & 0xffff), u16(value >>> 16)]);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const made = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    made.set(part, at);
    at += part.length;
  }
  return made;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
