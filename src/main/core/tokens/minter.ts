import { failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { wantedScopes } from '../../../shared/scopes.ts';
import type { Binding } from '../../../shared/settings.ts';
import type { Credentials } from '../credentials/vault.ts';
import type { Clock, Network } from '../ports.ts';
import type { AccessToken } from './access-token.ts';
import { ceilingWaitMs, hourlyCeiling } from './backoff.ts';
import { type AuthorizationServer, discover, mayReceive } from './discovery.ts';
import { interpretTokenReply, tokenRequest } from './token-exchange.ts';

/** Makes one try at an access token; when to try is the token source's business. */
export interface Minter {
  mint(): Promise<Result<AccessToken>>;
  /** The next try reads the metadata and asks for every scope again, as a person who mended something expects. */
  askAnew(): void;
  /** New credentials: forgets also where the old ones were sent. */
  startOver(): void;
  facts(): MinterFacts;
}

export interface MinterFacts {
  readonly server: AuthorizationServer | undefined;
  /** The server's clock minus ours when it last answered. */
  readonly skewMs: number | undefined;
}

interface MinterParts {
  readonly mcpUrl: string;
  readonly credentials: () => Promise<Result<Credentials | undefined>>;
  readonly network: Network;
  readonly clock: Clock;
  readonly budgetMs: number;
}

/** The ceiling for the shortest life that a token may have: older requests never count. */
const MOST_REQUESTS = hourlyCeiling(1_000);

export function createMinter(parts: MinterParts): Minter {
  const { network, clock, budgetMs, mcpUrl } = parts;
  let server: AuthorizationServer | undefined;
  let firstSeen: Binding | undefined;
  let scopes: readonly string[] = wantedScopes;
  let skewMs: number | undefined;
  let requestTimes: readonly number[] = [];
  let lastLifeMs = 600_000;

  async function findServer(credentials: Credentials): Promise<Result<AuthorizationServer>> {
    const found = server ? ok(server) : await discover(mcpUrl, { network, budgetMs });
    if (!found.ok) return found;
    // Known servers too: a late answer for earlier credentials may have found this one.
    if (!mayReceive(found.value.binding, credentials.binding ?? firstSeen))
      return failed(failure('issuer_mismatch'));
    firstSeen = found.value.binding;
    server = found.value;
    return found;
  }

  async function ask(
    target: AuthorizationServer,
    credentials: Credentials,
    asked: readonly string[],
  ) {
    const waitMs = ceilingWaitMs(requestTimes, clock.monotonicMs(), lastLifeMs);
    if (waitMs > 0) return failed(failure('token_ceiling', { retryAfterSeconds: waitMs / 1_000 }));
    requestTimes = [...requestTimes.slice(-MOST_REQUESTS), clock.monotonicMs()];
    const request = tokenRequest({ server: target, credentials, scopes: asked, budgetMs });
    const reply = await network.send(request);
    if (!reply.ok) return reply;
    skewMs = skewOf(reply.value.headers['date'], clock) ?? skewMs;
    return interpretTokenReply(reply.value, { asked, clock });
  }

  /** After `invalid_scope`: each scope alone, once; the app goes on with what is granted. */
  async function askOneByOne(target: AuthorizationServer, credentials: Credentials) {
    const refused: string[] = [];
    let best: AccessToken | undefined;
    for (const scope of wantedScopes) {
      const alone = await ask(target, credentials, [scope]);
      if (alone.ok) best = alone.value;
      // A trouble says nothing of what is granted: the next try asks for all again.
      else if (alone.failure.code !== 'invalid_scope') return alone;
      else refused.push(scope);
    }
    if (!best) return failed(failure('invalid_scope'));
    scopes = wantedScopes.filter((scope) => !refused.includes(scope));
    return ok(best);
  }

  async function mint(): Promise<Result<AccessToken>> {
    const credentials = await parts.credentials();
    if (!credentials.ok) return credentials;
    if (!credentials.value) return failed(failure('not_set_up'));
    const target = await findServer(credentials.value);
    if (!target.ok) return target;
    const token = await ask(target.value, credentials.value, scopes);
    if (token.ok || token.failure.code !== 'invalid_scope' || scopes.length === 1) return token;
    return askOneByOne(target.value, credentials.value);
  }

  function askAnew(): void {
    server = undefined;
    scopes = wantedScopes;
  }

  return {
    async mint() {
      const token = await mint();
      if (token.ok) lastLifeMs = token.value.lifeMs;
      // A server that moved is noticed by reading its metadata again, and refused by the binding.
      else server = undefined;
      return token;
    },
    askAnew,
    startOver() {
      askAnew();
      firstSeen = undefined;
    },
    facts: () => ({ server, skewMs }),
  };
}

function skewOf(dateHeader: string | undefined, clock: Clock): number | undefined {
  const theirs = Date.parse(dateHeader ?? '');
  return Number.isNaN(theirs) ? undefined : theirs - clock.wallMs();
}
