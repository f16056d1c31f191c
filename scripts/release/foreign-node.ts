import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { NODE_VERSION } from '../command-targets.ts';

// A Node for the other processor of this system, where the registry has none: from nodejs.org, held
// against the list of digests that lies beside it.

const SOURCE = `https://nodejs.org/dist/v${NODE_VERSION}`;

/** Path of the program in the folder, for `npm run command -- --node FILE`. */
export async function fetchNode(name: string, folder: string): Promise<string> {
  const isWindows = name.startsWith('win32');
  const file = isWindows
    ? `${name.replace('win32', 'win')}/node.exe`
    : `node-v${NODE_VERSION}-${name}.tar.gz`;
  const [bytes, list] = [await download(file), (await download('SHASUMS256.txt')).toString()];
  const digest = createHash('sha256').update(bytes).digest('hex');
  if (!list.split('\n').includes(`${digest}  ${file}`))
    throw new Error(`${SOURCE}/${file} is not what SHASUMS256.txt says.`);
  mkdirSync(folder, { recursive: true });
  const place = join(folder, basename(file));
  writeFileSync(place, bytes, { mode: 0o755 });
  if (isWindows) return place;
  execFileSync('tar', ['-xzf', place, '-C', folder]);
  return join(folder, basename(file, '.tar.gz'), 'bin', 'node');
}

async function download(file: string): Promise<Buffer> {
  const answer = await fetch(`${SOURCE}/${file}`);
  if (!answer.ok) throw new Error(`${SOURCE}/${file}: ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}
