import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { createServer } from 'vite';

// Takes a picture of every scene in both themes and runs axe over it:
// node test/renderer/gallery/pictures.ts [--out folder] [--size 960x640] [parts of scenes' names]

const AXE = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'));

const { values, positionals } = parseArgs({
  options: {
    out: { type: 'string', default: '.cache/gallery' },
    size: { type: 'string', default: '960x640' },
    browser: { type: 'string', default: '/usr/bin/chromium' },
  },
  allowPositionals: true,
});
const [width = 960, height = 640] = values.size.split('x').map(Number);
mkdirSync(values.out, { recursive: true });

const server = await createServer({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
await server.listen();
const origin = server.resolvedUrls?.local[0] ?? '';
const browser = await chromium.launch({ executablePath: values.browser, args: ['--no-sandbox'] });
const page = await browser.newPage({
  viewport: { width, height },
  deviceScaleFactor: 2,
  reducedMotion: 'reduce',
});
page.on('pageerror', (error) => say(`page error: ${error.message}`));
page.on('console', (line) => line.type() === 'error' && say(`console: ${line.text()}`));

const gallery = `${origin}test/renderer/gallery/index.html`;
await page.goto(gallery);
await page.waitForSelector('a');
const links = await page.$$eval('a', (all) => all.map((link) => link.hash));
for (const hash of links) {
  const isWanted = positionals.length === 0 || positionals.some((part) => hash.includes(part));
  if (!isWanted) continue;
  await draw(page, hash);
}
await browser.close();
await server.close();

async function draw(on: Page, hash: string): Promise<void> {
  await on.goto('about:blank');
  await on.goto(`${gallery}${hash}`);
  const isPlayed = await on
    .waitForSelector('[data-played]', { state: 'attached', timeout: 8_000 })
    .catch(() => null);
  if (!isPlayed) say(`${hash}: did not play to its end`);
  await on.waitForTimeout(400);
  const file = `${hash.slice(1).replace('/', '-')}${values.size === '960x640' ? '' : `-${values.size}`}.png`;
  await on.screenshot({ path: join(values.out, file) });
  await on.addScriptTag({ path: AXE });
  const findings = await on.evaluate(runAxe);
  const widest = await on.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  say(`${hash}: ${findings.length === 0 ? 'no findings' : findings.join('\n  ')}`);
  if (widest > 0) say(`${hash}: ${widest} px too wide`);
}

async function runAxe(): Promise<string[]> {
  const { axe } = window as unknown as { axe: { run(): Promise<AxeResults> } };
  const { violations } = await axe.run();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`,
  );
}

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly target: string; readonly failureSummary: string }[];
  }[];
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
