import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createScratchProject } from './scratch-project.ts';

const build = join(import.meta.dirname, '..', '..', 'build');
const ico = readFileSync(join(build, 'icon.ico'));
const icns = readFileSync(join(build, 'icon.icns'));

interface Picture {
  readonly size: number;
  readonly bytes: Buffer;
}

/** The images of a Windows icon, by the sizes that its table tells. */
function icoImages(): readonly Picture[] {
  return Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const at = 6 + index * 16;
    const from = ico.readUInt32LE(at + 12);
    const bytes = ico.subarray(from, from + ico.readUInt32LE(at + 8));
    return { size: ico[at] || 256, bytes };
  });
}

/** The pictures of a macOS icon by their types. */
function icnsParts(): ReadonlyMap<string, Buffer> {
  const parts = new Map<string, Buffer>();
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    const bytes = icns.subarray(at + 8, at + icns.readUInt32BE(at + 4));
    parts.set(icns.toString('latin1', at, at + 4), bytes);
  }
  return parts;
}

const widthOf = (png: Buffer) => png.readUInt32BE(16);
const isPng = (bytes: Buffer) => bytes.toString('latin1', 1, 4) === 'PNG';

/** The pixels of a PNG of 8-bit RGBA, row by row. */
function pixelsOf(png: Buffer): Buffer {
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) !== 'IDAT') continue;
    data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const raw = inflateSync(Buffer.concat(data));
  const stride = widthOf(png) * 4;
  const pixels = Buffer.alloc(stride * widthOf(png));
  for (let at = 0; at < pixels.length; at += 1) {
    const [row, column] = [Math.floor(at / stride), at % stride];
    const left = column >= 4 ? (pixels[at - 4] ?? 0) : 0;
    const up = pixels[at - stride] ?? 0;
    const corner = column >= 4 ? (pixels[at - stride - 4] ?? 0) : 0;
    const guesses = [0, left, up, Math.floor((left + up) / 2), paeth(left, up, corner)];
    const filter = raw[row * (stride + 1)] ?? 0;
    pixels[at] = (raw[row * (stride + 1) + 1 + column] ?? 0) + (guesses[filter] ?? 0);
  }
  return pixels;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const distance = (value: number) => Math.abs(guess - value);
  if (distance(left) <= distance(up) && distance(left) <= distance(corner)) return left;
  return distance(up) <= distance(corner) ? up : corner;
}

describe('the committed icons', () => {
  it('are what the script draws from the vector sources', () => {
    const project = createScratchProject('scripts', 'build/icons/source');
    expect(project.run('scripts/icons.ts')).toMatchObject({ exitCode: 0, stderr: '' });
    const drawn = globSync('**/*.{png,ico,icns}', { cwd: join(project.folder, 'build') });
    expect(drawn.sort()).toEqual(globSync('**/*.{png,ico,icns}', { cwd: build }).sort());
    for (const file of drawn) {
      const isSame = readFileSync(join(project.folder, 'build', file)).equals(
        readFileSync(join(build, file)),
      );
      expect([file, isSame]).toEqual([file, true]);
    }
  });

  it('hold each size that Windows asks for, the largest one as PNG', () => {
    const images = icoImages();
    expect(images.map(({ size }) => size)).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256]);
    for (const { size, bytes } of images) {
      const width = isPng(bytes) ? widthOf(bytes) : bytes.readInt32LE(4);
      expect({ width, png: isPng(bytes) }).toEqual({ width: size, png: size === 256 });
    }
  });

  it('hold each size that macOS asks for, for both kinds of screen', () => {
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const parts = icnsParts();
    const sizes = [...parts].filter(([, bytes]) => isPng(bytes));
    expect(Object.fromEntries(sizes.map(([type, png]) => [type, widthOf(png)]))).toEqual({
      ic07: 128,
      ic08: 256,
      ic09: 512,
      ic10: 1024,
      ic11: 32,
      ic12: 64,
      ic13: 256,
      ic14: 512,
    });
    expect([...parts.keys()].slice(0, 2)).toEqual(['ic04', 'ic05']);
  });

  it('show the same picture in every form', () => {
    for (const { size, bytes } of icoImages().filter(({ size }) => size === 16 || size === 128)) {
      const expected = pixelsOf(readFileSync(join(build, `icons/app/${size}x${size}.png`)));
      const bitmap = Buffer.alloc(expected.length);
      for (let at = 0; at < bitmap.length; at += 4) {
        const row = size - 1 - Math.floor(at / 4 / size);
        const [blue = 0, green = 0, red = 0, alpha = 0] = bytes.subarray(
          40 + (row * size + ((at / 4) % size)) * 4,
        );
        bitmap.set([red, green, blue, alpha], at);
      }
      expect(bitmap.equals(expected)).toBe(true);
    }
    const expected = pixelsOf(readFileSync(join(build, 'icons/app/16x16.png')));
    const small = icnsParts().get('ic04') ?? Buffer.alloc(0);
    // Two runs of 128 bytes for each plane, each behind its length.
    const planes = [0, 1, 2, 3].map((plane) => {
      const at = 4 + plane * 258;
      return Buffer.concat([small.subarray(at + 1, at + 129), small.subarray(at + 130, at + 258)]);
    });
    const [alpha, red, green, blue] = planes;
    const back = Array.from({ length: 256 }, (_, at) => [
      red?.[at],
      green?.[at],
      blue?.[at],
      alpha?.[at],
    ]);
    expect(back.flat()).toEqual([...expected]);
  });
});
