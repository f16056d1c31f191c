import { failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { createSecret } from '../../shared/secret.ts';
import { type Budgets, settingsSchema } from '../../shared/settings.ts';
import type { Machine } from '../core/machine.ts';
import type { RunFacts } from '../core/ports.ts';
import { createEdges, type Edges } from '../node/edges.ts';
import { chooseHome, type Home, openHome } from '../node/home.ts';
import { personIn } from '../node/person.ts';
import { loopbackIsProxied } from '../node/proxy-choice.ts';
import { isOverridden } from './overrides.ts';
import type { Surroundings } from './surroundings.ts';

/** A home, with what flags and environment make of a run in it. */
export interface Workplace {
  readonly surroundings: Surroundings;
  readonly isDemo: boolean;
  readonly home: Home;
  readonly machine: Machine;
  readonly budgets: Budgets;
  /** Credentials or a server come from the environment: a running app may hold another account. */
  readonly isOverridden: boolean;
  openEdges(rights: { readonly writes: boolean }): Result<Edges>;
  runFacts(edges: Edges, given?: GivenServer): RunFacts;
}

/** A server that this process runs itself, with credentials for it. */
export interface GivenServer {
  readonly mcpUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Chooses and opens the home. Failures: `home_unusable`, and `usage` for half a pair of credentials. */
export function openWorkplace(surroundings: Surroundings, isDemo: boolean): Result<Workplace> {
  const { environment, version, files } = surroundings;
  const chosen = chooseHome({ environment, platform: process.platform, demo: isDemo });
  if (!chosen.ok) return chosen;
  const home = openHome(chosen.value);
  if (!home.ok) return home;
  const credentials = credentialsIn(environment);
  if (!credentials.ok) return credentials;
  return ok({
    surroundings,
    isDemo,
    home: home.value,
    machine: { platform: platformOf(process.platform) },
    budgets: settingsSchema.parse({}).budgets,
    isOverridden: isOverridden(environment, isDemo),
    openEdges: ({ writes }) =>
      createEdges({
        home: home.value.path,
        writes,
        environment,
        version,
        keychainChild: files.keychainChild,
        startKeychainChild: surroundings.startKeychainChild,
      }),
    runFacts: (edges, given) => ({
      version,
      home: home.value.path,
      ownsHome: edges.writes,
      isDefaultHome: home.value.isDefault,
      mcpUrl:
        given?.mcpUrl ?? environment['DYNAMOSQL_MCP_URL'] ?? edges.ports.settings.current().mcpUrl,
      bridge: bridgeOf(surroundings, isDemo),
      loopbackIsProxied: loopbackIsProxied(edges.proxy, edges.ports.settings.current().port),
      person: personIn(environment),
      givenCredentials: given
        ? {
            clientId: given.clientId,
            clientSecret: createSecret(given.clientSecret),
            binding: undefined,
          }
        : credentials.value,
      demo: isDemo,
    }),
  });
}

type GivenCredentials = NonNullable<RunFacts['givenCredentials']>;

function credentialsIn(environment: NodeJS.ProcessEnv): Result<GivenCredentials | undefined> {
  const clientId = environment['DYNAMOSQL_CLIENT_ID'];
  const secret = environment['DYNAMOSQL_CLIENT_SECRET'];
  if (!clientId && !secret) return ok(undefined);
  if (clientId && secret)
    return ok({ clientId, clientSecret: createSecret(secret), binding: undefined });
  const missing = clientId ? 'DYNAMOSQL_CLIENT_SECRET' : 'DYNAMOSQL_CLIENT_ID';
  return failed(
    failure('credentials_incomplete', {
      cause: `The environment variable ${missing} is missing; both are needed.`,
    }),
  );
}

/** How an assistant starts the bridge for this home: the home travels along when it is not the usual one. */
function bridgeOf(surroundings: Surroundings, isDemo: boolean): RunFacts['bridge'] {
  const { program, args } = surroundings.files.command;
  const home = surroundings.environment['DYNAMOSQL_TRAY_HOME'];
  return {
    command: program,
    args: [...args, 'stdio', ...(isDemo ? ['--demo'] : [])],
    env: home ? { DYNAMOSQL_TRAY_HOME: home } : {},
  };
}

export function platformOf(platform: NodeJS.Platform): Machine['platform'] {
  return platform === 'darwin' || platform === 'win32' ? platform : 'linux';
}
