import type { Person } from '../../../shared/person.ts';
import type { Machine } from '../machine.ts';

/**
 * A path as data: `~` is the user's folder, `{NAME:-other}` a variable or what stands for it, and
 * `{NAME}` a variable without which there is no such path. Always with `/`. A `*` is any folder.
 */
export type PathTemplate = string;

/** The systems that have the path; a text for all of them. */
export type Place = PathTemplate | Readonly<Partial<Record<Machine['platform'], PathTemplate>>>;

const VARIABLE = /\{(\w+)(?::-([^}]*))?\}/g;

export interface Whereabouts {
  readonly machine: Machine;
  readonly person: Person;
}

export function templateOn(machine: Machine, place: Place): PathTemplate | undefined {
  return typeof place === 'string' ? place : place[machine.platform];
}

/** The path on this computer; undefined where this system or this person has no such path. */
export function pathAt(place: Place, { machine, person }: Whereabouts): string | undefined {
  const template = templateOn(machine, place);
  if (template === undefined) return undefined;
  const names = [...template.matchAll(VARIABLE)];
  if (names.some(([, name = '', other]) => other === undefined && !person.variables[name])) {
    return undefined;
  }
  const path = template
    .replace(VARIABLE, (_, name: string, other: string) => person.variables[name] || other)
    .replace(/^~(?=\/|$)/, () => person.folder);
  return machine.platform === 'win32' ? path.replaceAll('/', '\\') : path;
}

/** The paths on this computer: a `*` stands for each folder that is there. */
export async function pathsAt(
  place: Place,
  whereabouts: Whereabouts,
  foldersIn: (path: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const path = pathAt(place, whereabouts);
  if (path === undefined) return [];
  if (!templateOn(whereabouts.machine, place)?.includes('*')) return [path];
  // Folders of the person's own, further up, may be named so too.
  const at = path.lastIndexOf('*');
  const names = await foldersIn(path.slice(0, at - 1));
  return names.map((name) => path.slice(0, at) + name + path.slice(at + 1));
}

/** The path as people write it, without what their environment makes of it. */
export function writtenPath(place: Place, machine: Machine): string | null {
  const template = templateOn(machine, place);
  if (template === undefined) return null;
  if (machine.platform !== 'win32') {
    return template.replace(VARIABLE, (_, name: string, other?: string) => other ?? `$${name}`);
  }
  return template
    .replace(/\{(APPDATA|LOCALAPPDATA)(?::-[^}]*)?\}/g, '%$1%')
    .replace(VARIABLE, (_, name: string, other?: string) => other ?? `%${name}%`)
    .replace(/^~(?=\/|$)/, '%USERPROFILE%')
    .replaceAll('/', '\\');
}

/** The variables that a path depends on. */
export function variablesIn(place: Place): readonly string[] {
  const templates = typeof place === 'string' ? [place] : Object.values(place);
  return templates.flatMap((template) =>
    [...template.matchAll(VARIABLE)].map(([, name = '']) => name),
  );
}
