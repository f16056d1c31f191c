// Reads as much of the three systems' executables as tells whether a program was put into Node's:
// https://nodejs.org/docs/latest-v24.x/api/single-executable-applications.html#injection

/** What the program lies in: an ELF note, a Mach-O section, a Windows resource. */
export const BLOB_NAME = 'NODE_SEA_BLOB';
export const BLOB_SEGMENT = 'NODE_SEA';
export const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

export interface ExecutableFile {
  readonly platform: 'linux' | 'darwin' | 'win32';
  readonly arch: string;
  /** The packed program; undefined in a plain Node. */
  readonly blob: Buffer | undefined;
  /** Node looks for a packed program. */
  readonly isFused: boolean;
}

const ARCHES: Readonly<Record<ExecutableFile['platform'], Readonly<Record<number, string>>>> = {
  linux: { 62: 'x64', 183: 'arm64' },
  darwin: { 16777223: 'x64', 16777228: 'arm64' },
  win32: { 34404: 'x64', 43620: 'arm64' },
};

/** @throws Error for a file that is no 64-bit executable of the three systems */
export function readExecutable(file: Buffer): ExecutableFile {
  const { platform, machine, blob } = readFormat(file);
  const arch = ARCHES[platform][machine] ?? `machine ${machine}`;
  const fuseAt = file.indexOf(`${FUSE}:`) + FUSE.length + 1;
  return { platform, arch, blob, isFused: file.subarray(fuseAt, fuseAt + 1).toString() === '1' };
}

interface Format {
  readonly platform: ExecutableFile['platform'];
  readonly machine: number;
  readonly blob: Buffer | undefined;
}

function readFormat(file: Buffer): Format {
  const magic = file.readUInt32BE(0);
  if (magic === 0x7f454c46)
    return { platform: 'linux', machine: file.readUInt16LE(18), blob: elfNote(file) };
  if (magic === 0xcffaedfe)
    return { platform: 'darwin', machine: file.readUInt32LE(4), blob: machSection(file) };
  const head = file.readUInt32LE(0x3c);
  if (magic >>> 16 === 0x4d5a && file.readUInt32BE(head) === 0x50450000)
    return { platform: 'win32', machine: file.readUInt16LE(head + 4), blob: peResource(file) };
  throw new Error('This is no executable of Linux, macOS or Windows.');
}

function elfNote(file: Buffer): Buffer | undefined {
  const [tableAt, size, count] = [
    Number(file.readBigUInt64LE(32)),
    file.readUInt16LE(54),
    file.readUInt16LE(56),
  ];
  const NOTE = 4;
  for (let at = tableAt; at < tableAt + size * count; at += size) {
    if (file.readUInt32LE(at) !== NOTE) continue;
    const begin = Number(file.readBigUInt64LE(at + 8));
    const found = noteIn(file.subarray(begin, begin + Number(file.readBigUInt64LE(at + 32))));
    if (found) return found;
  }
  return undefined;
}

function noteIn(notes: Buffer): Buffer | undefined {
  const padded = (length: number): number => (length + 3) & ~3;
  for (let at = 0; at + 12 <= notes.length; ) {
    const [nameSize, size] = [notes.readUInt32LE(at), notes.readUInt32LE(at + 4)];
    const name = textAt(notes, at + 12, nameSize);
    const begin = at + 12 + padded(nameSize);
    if (name === BLOB_NAME) return notes.subarray(begin, begin + size);
    at = begin + padded(size);
  }
  return undefined;
}

function machSection(file: Buffer): Buffer | undefined {
  const SEGMENT_64 = 0x19;
  let at = 32;
  for (let commands = file.readUInt32LE(16); commands > 0; commands -= 1) {
    const isOurs =
      file.readUInt32LE(at) === SEGMENT_64 && textAt(file, at + 8, 16) === BLOB_SEGMENT;
    for (let section = 0; isOurs && section < file.readUInt32LE(at + 64); section += 1) {
      const head = at + 72 + section * 80;
      if (textAt(file, head, 16) !== `__${BLOB_NAME}`) continue;
      const begin = file.readUInt32LE(head + 48);
      return file.subarray(begin, begin + Number(file.readBigUInt64LE(head + 40)));
    }
    at += file.readUInt32LE(at + 4);
  }
  return undefined;
}

const RESOURCES = 2;
const SIGNATURE = 4;

/** Where an entry of the table of data directories stands. */
function peDirectory(file: Buffer, entry: number): number {
  return file.readUInt32LE(0x3c) + 24 + 112 + entry * 8;
}

function peResource(file: Buffer): Buffer | undefined {
  const toOffset = peOffsets(file);
  const rva = file.readUInt32LE(peDirectory(file, RESOURCES));
  if (rva === 0) return undefined;
  const root = toOffset(rva);
  const RAW_DATA = 10;
  const kind = peEntries(file, root, root).find(({ id }) => id === RAW_DATA);
  const named = kind && peEntries(file, root, kind.at).find(({ id }) => id === BLOB_NAME);
  const [language] = named ? peEntries(file, root, named.at) : [];
  if (!language) return undefined;
  const begin = toOffset(file.readUInt32LE(language.at));
  return file.subarray(begin, begin + file.readUInt32LE(language.at + 4));
}

interface PeEntry {
  readonly id: number | string;
  readonly at: number;
}

function peEntries(file: Buffer, root: number, at: number): readonly PeEntry[] {
  const count = file.readUInt16LE(at + 12) + file.readUInt16LE(at + 14);
  const low = (value: number): number => value & 0x7fffffff;
  return Array.from({ length: count }, (_, index) => {
    const name = file.readUInt32LE(at + 16 + index * 8);
    const nameAt = root + low(name);
    const id =
      name === low(name)
        ? name
        : file.toString('utf16le', nameAt + 2, nameAt + 2 + file.readUInt16LE(nameAt) * 2);
    return { id, at: root + low(file.readUInt32LE(at + 20 + index * 8)) };
  });
}

/** From addresses in memory to places in the file. */
function peOffsets(file: Buffer): (rva: number) => number {
  const head = file.readUInt32LE(0x3c);
  const tableAt = head + 24 + file.readUInt16LE(head + 20);
  const sections = Array.from({ length: file.readUInt16LE(head + 6) }, (_, index) => {
    const at = tableAt + index * 40;
    const [size, begin] = [file.readUInt32LE(at + 16), file.readUInt32LE(at + 12)];
    return { size, begin, place: file.readUInt32LE(at + 20) };
  });
  return (rva) => {
    const found = sections.find(({ begin, size }) => rva >= begin && rva < begin + size);
    if (!found) throw new Error(`The address ${rva} is in no section.`);
    return found.place + rva - found.begin;
  };
}

/** A Windows program without the signature that any change of it breaks. */
export function withoutSignature(file: Buffer): Buffer {
  const entry = peDirectory(file, SIGNATURE);
  const [begin, size] = [file.readUInt32LE(entry), file.readUInt32LE(entry + 4)];
  if (size === 0) return file;
  if (begin + size !== file.length) throw new Error('Something follows the signature.');
  const bare = Buffer.from(file.subarray(0, begin));
  bare.fill(0, entry, entry + 8);
  return bare;
}

function textAt(file: Buffer, at: number, size: number): string {
  return file.toString('latin1', at, at + size).split('\0')[0] ?? '';
}
