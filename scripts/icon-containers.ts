/** One icon drawn at one size: as it is stored in a PNG, and as bare pixels (RGBA). */
export interface Drawing {
  readonly size: number;
  readonly png: Uint8Array;
  readonly pixels: Uint8Array;
}

/** The sizes of each container; macOS asks for the larger ones twice, for its two kinds of screen. */
export const ICO_SIZES = [16, 20, 24, 32, 40, 48, 64, 128, 256] as const;
export const ICNS_SIZES = [16, 32, 64, 128, 256, 512, 1024] as const;

const ICO_HEADER = 6;
const ICO_ENTRY = 16;
const BITMAP_HEADER = 40;
/** Below it some places of Windows read bitmaps only. */
const ICO_PNG_FROM = 256;

/** A Windows icon: a table of images, then the images. */
export function icoFile(drawings: readonly Drawing[]): Buffer {
  const images = drawings.map((drawing) =>
    drawing.size < ICO_PNG_FROM ? bitmap(drawing) : Buffer.from(drawing.png),
  );
  const table = Buffer.alloc(ICO_HEADER + ICO_ENTRY * images.length);
  table.writeUInt16LE(1, 2);
  table.writeUInt16LE(images.length, 4);
  let offset = table.length;
  for (const [index, image] of images.entries()) {
    const at = ICO_HEADER + ICO_ENTRY * index;
    // 256 is written as 0.
    const side = (drawings[index]?.size ?? 0) % 256;
    table.set([side, side], at);
    table.writeUInt16LE(1, at + 4);
    table.writeUInt16LE(32, at + 6);
    table.writeUInt32LE(image.length, at + 8);
    table.writeUInt32LE(offset, at + 12);
    offset += image.length;
  }
  return Buffer.concat([table, ...images]);
}

/** 32 bits a pixel, the last row first; the mask of older systems stays empty. */
function bitmap({ size, pixels }: Drawing): Buffer {
  const header = Buffer.alloc(BITMAP_HEADER);
  header.writeUInt32LE(BITMAP_HEADER, 0);
  header.writeInt32LE(size, 4);
  // Of the colours and the mask together.
  header.writeInt32LE(size * 2, 8);
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const colours = Buffer.alloc(size * size * 4);
  for (let row = 0; row < size; row += 1) {
    const from = (size - 1 - row) * size * 4;
    colours.set(pixels.subarray(from, from + size * 4), row * size * 4);
  }
  for (let at = 0; at < colours.length; at += 4) {
    const [red = 0, , blue = 0] = colours.subarray(at, at + 3);
    colours[at] = blue;
    colours[at + 2] = red;
  }
  const mask = Buffer.alloc(Math.ceil(size / 32) * 4 * size);
  header.writeUInt32LE(colours.length + mask.length, 20);
  return Buffer.concat([header, colours, mask]);
}

/** Each picture of a macOS icon: its type, its size, and whether older systems need bare pixels. */
const ICNS_TYPES = [
  { type: 'ic04', size: 16, form: 'argb' },
  { type: 'ic05', size: 32, form: 'argb' },
  { type: 'ic07', size: 128, form: 'png' },
  { type: 'ic08', size: 256, form: 'png' },
  { type: 'ic09', size: 512, form: 'png' },
  { type: 'ic10', size: 1024, form: 'png' },
  { type: 'ic11', size: 32, form: 'png' },
  { type: 'ic12', size: 64, form: 'png' },
  { type: 'ic13', size: 256, form: 'png' },
  { type: 'ic14', size: 512, form: 'png' },
] as const;

/** A macOS icon: pictures one after the other, each with its type and length. */
export function icnsFile(drawings: readonly Drawing[]): Buffer {
  const parts = ICNS_TYPES.map(({ type, size, form }) => {
    const drawing = drawings.find((candidate) => candidate.size === size);
    if (!drawing) throw new Error(`A macOS icon needs a drawing of ${size} pixels.`);
    return icnsPart(type, form === 'png' ? Buffer.from(drawing.png) : argb(drawing));
  });
  return icnsPart('icns', Buffer.concat(parts));
}

function icnsPart(type: string, content: Buffer): Buffer {
  const head = Buffer.from(`${type}\0\0\0\0`, 'latin1');
  head.writeUInt32BE(head.length + content.length, 4);
  return Buffer.concat([head, content]);
}

/** Alpha, red, green, blue, each plane in runs of up to 128 bytes as they are. */
function argb({ pixels }: Drawing): Buffer {
  const planes = [3, 0, 1, 2].flatMap((channel) => {
    const plane = Buffer.from(pixels.filter((_, at) => at % 4 === channel));
    const runs = Array.from({ length: Math.ceil(plane.length / 128) }, (_, run) =>
      plane.subarray(run * 128, (run + 1) * 128),
    );
    return runs.flatMap((run) => [Buffer.from([run.length - 1]), run]);
  });
  return Buffer.concat([Buffer.from('ARGB'), ...planes]);
}
