import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** What is packed into an app: electron-builder takes no links that lead out of the project. */
const PACKED = '@napi-rs';

/** Gives a copy of the project its packages: links, but for those that have to be files. */
export function linkPackages(project: string, copy: string): void {
  const [own, copied] = [join(project, 'node_modules'), join(copy, 'node_modules')];
  mkdirSync(copied);
  for (const name of readdirSync(own)) {
    const place = join(copied, name);
    if (name === PACKED) cpSync(join(own, name), place, { recursive: true });
    else symlinkSync(join(own, name), place);
  }
}
