import { personFolder } from '../bridge.ts';

/** A path of the person's own folder as people write it: `~/.cursor/mcp.json`. */
export function shortPath(path: string): string {
  return pathFrom(personFolder(), path);
}

/** The path as it is, where it does not lie in that folder. */
export function pathFrom(folder: string, path: string): string {
  const start = folder.replace(/[/\\]+$/, '');
  const inside = start !== '' && path.startsWith(start) ? path.slice(start.length) : '';
  return /^[/\\]/.test(inside) ? `~${inside}` : path;
}
