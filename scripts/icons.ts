import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { type Drawing, ICNS_SIZES, ICO_SIZES, icnsFile, icoFile } from './icon-containers.ts';

// `npm run icons` draws every icon from its vector source. The results are committed: nobody needs
// this to build. The tray has a drawing of its own for each of its sizes; larger screens take the
// next larger drawing, or the largest one enlarged.

const build = join(import.meta.dirname, '..', 'build');
const folder = join(build, 'icons');
const source = join(folder, 'source');
const APP_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024] as const;
/** Up to this size the app icon is drawn without its small parts. */
const SMALL = 32;

interface TraySize {
  readonly name: string;
  readonly drawing: number;
  readonly pixels: number;
}

const TRAY_SIZES: readonly TraySize[] = [
  { name: '16', drawing: 16, pixels: 16 },
  { name: '16@2x', drawing: 32, pixels: 32 },
  { name: '22', drawing: 22, pixels: 22 },
  { name: '22@2x', drawing: 22, pixels: 44 },
];

/** The three ways a tray shows an icon: its colours, black for a light panel, white for a dark one. */
const TRAY_FORMS = {
  colour: { file: 'colour', recolour: (svg: string) => svg },
  dark: { file: 'template', recolour: (svg: string) => svg },
  light: { file: 'template', recolour: (svg: string) => svg.replaceAll('#000000', '#ffffff') },
} as const;

await initWasm(
  readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')),
);
drawTray(join(folder, 'tray'));
drawApp(join(folder, 'app'));
writeFileSync(
  join(build, 'icon.ico'),
  icoFile(ICO_SIZES.map((size) => drawn('app-icon-full', size))),
);
// macOS sets icons apart by a margin, which is part of the drawing.
writeFileSync(
  join(build, 'icon.icns'),
  icnsFile(ICNS_SIZES.map((size) => drawn('app-icon', size))),
);

function drawTray(target: string): void {
  empty(target);
  const states = readdirSync(source).flatMap(
    (file) => /^tray-(.+)-16-colour\.svg$/.exec(file)?.[1] ?? [],
  );
  for (const state of states) {
    for (const [form, { file, recolour }] of Object.entries(TRAY_FORMS)) {
      for (const { name, drawing, pixels } of TRAY_SIZES) {
        const svg = recolour(read(`tray-${state}-${drawing}-${file}.svg`));
        const [size, scale = ''] = name.split(/(?=@)/);
        const place = join(target, `${state}-${form}-${size}${scale}.png`);
        writeFileSync(place, draw(svg, pixels).png);
      }
    }
  }
}

function drawApp(target: string): void {
  empty(target);
  for (const pixels of APP_SIZES) {
    const { png } = drawn('app-icon-full', pixels);
    writeFileSync(join(target, `${pixels}x${pixels}.png`), png);
  }
}

function drawn(large: string, size: number): Drawing {
  return draw(read(`${size <= SMALL ? 'app-icon-small' : large}.svg`), size);
}

function read(file: string): string {
  return readFileSync(join(source, file), 'utf8');
}

function draw(svg: string, size: number): Drawing {
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: size } }).render();
  return { size, png: image.asPng(), pixels: withPlainColours(image.pixels) };
}

/** The drawing program has each colour multiplied by its alpha; files have it as it is. */
function withPlainColours(pixels: Uint8Array): Uint8Array {
  return pixels.map((value, at) => {
    const alpha = pixels[at - (at % 4) + 3] ?? 0;
    if (at % 4 === 3 || alpha === 0) return value;
    return Math.floor(value / (alpha / 255) + 0.5);
  });
}

function empty(target: string): void {
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
}
