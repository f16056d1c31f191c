import { homedir } from 'node:os';
import type { Person } from '../../shared/person.ts';
import { whereaboutsVariables } from '../core/assistants/registry.ts';
import { loopbackIsProxied } from './proxy-choice.ts';
import { windowsCommandIn } from './windows-command.ts';

/** Whose files they are, for the process with this environment. */
export function personIn(environment: NodeJS.ProcessEnv): Person {
  const set = whereaboutsVariables.flatMap((name) => {
    const value = environment[name];
    return value ? [[name, value] as const] : [];
  });
  const named = (name: string): string | undefined =>
    environment[name.toLowerCase()] || environment[name] || undefined;
  const windowsCommand = windowsCommandIn(environment);
  return {
    folder: homedir(),
    variables: Object.fromEntries(set),
    loopbackIsProxied: loopbackIsProxied({
      httpsProxy: named('HTTPS_PROXY'),
      httpProxy: named('HTTP_PROXY'),
      noProxy: named('NO_PROXY'),
    }),
    ...(windowsCommand === undefined ? {} : { windowsCommand }),
  };
}
