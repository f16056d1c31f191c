import { recordOf, textOf } from '../../../shared/json.ts';
import type { ServerCommand } from '../ports.ts';

/** How an entry starts its server, in the words of every assistant; undefined where it starts none. */
export function commandOf(value: unknown): ServerCommand | undefined {
  const entry = recordOf(value);
  const [command, ...first] = textsIn(entry['command'] ?? entry['cmd']);
  if (command === undefined) return undefined;
  const env = recordOf(entry['env'] ?? entry['envs'] ?? entry['environment']);
  const set = Object.entries(env).flatMap(([name, held]) => {
    const text = textOf(held);
    return text === undefined ? [] : [[name, text] as const];
  });
  return { command, args: [...first, ...textsIn(entry['args'])], env: Object.fromEntries(set) };
}

function textsIn(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((each): each is string => typeof each === 'string');
}
