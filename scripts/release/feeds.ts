import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Feed {
  readonly version: string;
  readonly files: readonly {
    readonly url: string;
    readonly sha512: string;
    readonly size: number;
  }[];
}

/** What the updaters of the systems ask for. */
export const feedNames = [
  'latest.yml',
  'latest-mac.yml',
  'latest-linux.yml',
  'latest-linux-arm64.yml',
] as const;

/** A sentence for each way in which the feeds do not fit the files beside them. */
export function feedFaults(folder: string, version: string): readonly string[] {
  return feedNames.flatMap((name) => {
    const file = join(folder, name);
    if (!existsSync(file)) return [`${name} is missing.`];
    const feed: Feed = parse(readFileSync(file, 'utf8'));
    const older = feed.version === version ? [] : [`${name} is of ${feed.version}.`];
    return [...older, ...feed.files.flatMap((entry) => fileFaults(folder, { name, ...entry }))];
  });
}

interface Entry {
  readonly name: string;
  readonly url: string;
  readonly sha512: string;
  readonly size: number;
}

function fileFaults(folder: string, { name, url, sha512, size }: Entry): readonly string[] {
  const file = join(folder, url);
  if (url.includes('/') || !existsSync(file)) return [`${name} names ${url}, which is not there.`];
  const isTrue = statSync(file).size === size && digest(file, 'sha512', 'base64') === sha512;
  return isTrue ? [] : [`${url} is not what ${name} says.`];
}

export function digest(
  file: string,
  algorithm: 'sha256' | 'sha512',
  encoding: 'hex' | 'base64',
): string {
  return createHash(algorithm).update(readFileSync(file)).digest(encoding);
}
