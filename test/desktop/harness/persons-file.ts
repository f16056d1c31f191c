import { chownSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Desktop } from './desktop.ts';

export interface PersonsFile {
  readonly read: () => string;
  readonly write: (text: string) => void;
  /** Names in its folder, its own among them. */
  readonly neighbours: () => readonly string[];
}

/** A file of the person's, at a path below the own folder, owned by the desktop's account. */
export function personsFile({ world, stage }: Desktop, name: string, text: string): PersonsFile {
  const path = join(world.environment['HOME'] ?? '', name);
  const { account } = stage.source;
  mkdirSync(dirname(path), { recursive: true });
  const write = (written: string): void => {
    writeFileSync(path, written);
    if (account) for (const own of [dirname(path), path]) chownSync(own, account.uid, account.gid);
  };
  write(text);
  return {
    read: () => readFileSync(path, 'utf8'),
    write,
    neighbours: () => readdirSync(dirname(path)),
  };
}
