// Programs and libraries of Windows that do nothing, byte by byte: what is needed to be taken for one.

const FILE_ALIGNMENT = 0x200;
const PAGE = 0x1000;
const HEADER_AT = 0x40;
const RETURN = 0xc3;

interface Image {
  readonly machine: number;
  readonly characteristics: number;
  readonly content: Buffer;
  /** Size of the directory of exports, which begins the content. */
  readonly exportBytes: number;
}

const MACHINES = { x64: 0x8664, x86: 0x14c };
const EXECUTABLE = 0x22;
const LIBRARY = 0x2102;

/** A 64-bit program that returns at once, with what is to be found in it behind that. */
export function smallestProgram(hidden = Buffer.alloc(0)): Buffer {
  const content = Buffer.concat([Buffer.from([RETURN]), Buffer.alloc(15), hidden]);
  return image({ machine: MACHINES.x64, characteristics: EXECUTABLE, content, exportBytes: 0 });
}

/** A 32-bit library with these functions, all of which return at once. */
export function standInLibrary(name: string, functions: readonly string[]): Buffer {
  const sorted = [...functions].sort();
  const tables = 40 + sorted.length * 10;
  const names = [name, ...sorted].map((text) => Buffer.from(`${text}\0`));
  const content = Buffer.concat([Buffer.alloc(tables), ...names, Buffer.from([RETURN])]);
  const placeOf = (index: number): number =>
    PAGE + tables + names.slice(0, index).reduce((sum, text) => sum + text.length, 0);
  content.writeUInt32LE(placeOf(0), 12);
  const [functionsAt, namesAt, ordinalsAt] = [0, 4, 8].map((width) => 40 + sorted.length * width);
  for (const [at, value] of Object.entries({
    16: 1,
    20: sorted.length,
    24: sorted.length,
    28: PAGE + (functionsAt ?? 0),
    32: PAGE + (namesAt ?? 0),
    36: PAGE + (ordinalsAt ?? 0),
  }))
    content.writeUInt32LE(value, Number(at));
  for (const index of sorted.keys()) {
    content.writeUInt32LE(PAGE + content.length - 1, (functionsAt ?? 0) + index * 4);
    content.writeUInt32LE(placeOf(index + 1), (namesAt ?? 0) + index * 4);
    content.writeUInt16LE(index, (ordinalsAt ?? 0) + index * 2);
  }
  const exportBytes = content.length - 1;
  return image({ machine: MACHINES.x86, characteristics: LIBRARY, content, exportBytes });
}

/** Headers of one page, then one section with the content. */
function image({ machine, characteristics, content, exportBytes }: Image): Buffer {
  const isWide = machine === MACHINES.x64;
  const optionalBytes = isWide ? 240 : 224;
  const size = Math.ceil(content.length / FILE_ALIGNMENT) * FILE_ALIGNMENT;
  const pages = Math.ceil(content.length / PAGE) * PAGE;
  const program = Buffer.alloc(FILE_ALIGNMENT + size);
  program.write('MZ', 0);
  program.writeUInt32LE(HEADER_AT, 0x3c);
  program.write('PE\0\0', HEADER_AT);
  const file = HEADER_AT + 4;
  for (const [at, value] of [
    [0, machine],
    [2, 1],
    [16, optionalBytes],
    [18, characteristics],
  ] as const)
    program.writeUInt16LE(value, file + at);
  const optional = file + 20;
  program.writeUInt16LE(isWide ? 0x20b : 0x10b, optional);
  const fields = { 4: size, 16: PAGE, 20: PAGE, 32: PAGE, 36: FILE_ALIGNMENT };
  const sizes = { 56: PAGE + pages, 60: FILE_ALIGNMENT, [isWide ? 108 : 92]: 16 };
  for (const [at, value] of Object.entries({ ...fields, ...sizes }))
    program.writeUInt32LE(value, optional + Number(at));
  if (isWide) program.writeBigUInt64LE(0x140000000n, optional + 24);
  else program.writeUInt32LE(0x10000000, optional + 28);
  for (const at of [40, 48]) program.writeUInt16LE(6, optional + at);
  program.writeUInt16LE(2, optional + 68);
  for (const index of [0, 1, 2, 3]) {
    if (isWide) program.writeBigUInt64LE(BigInt(PAGE), optional + 72 + index * 8);
    else program.writeUInt32LE(PAGE, optional + 72 + index * 4);
  }
  if (exportBytes > 0) {
    program.writeUInt32LE(PAGE, optional + optionalBytes - 128);
    program.writeUInt32LE(exportBytes, optional + optionalBytes - 124);
  }
  const section = optional + optionalBytes;
  program.write('.text', section);
  for (const [at, value] of Object.entries({
    8: content.length,
    12: PAGE,
    16: size,
    20: FILE_ALIGNMENT,
    36: 0x60000020,
  }))
    program.writeUInt32LE(value, section + Number(at));
  content.copy(program, FILE_ALIGNMENT);
  return program;
}
