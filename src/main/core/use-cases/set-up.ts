import { type Failure, failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { missingScopes } from '../../../shared/scopes.ts';
import type { Secret } from '../../../shared/secret.ts';
import type { Proof } from '../../../shared/setup.ts';
import type { ToldFailure } from '../../../shared/told-failure.ts';
import type { Check, Verification } from '../../../shared/verification.ts';
import { discover } from '../tokens/discovery.ts';
import type { CommandParts } from './parts.ts';
import { seatOfRun, verifyWith } from './verify-connection.ts';

interface Attempt {
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** A token endpoint off the issuer's origin that the person has agreed to. */
  readonly confirmedTokenOrigin: string | null;
  readonly onCheck: (check: Check) => void;
}

/** Proves credentials before anything is saved. They are in use while they are being proven. */
export interface SetUp {
  /** Runs every check with them, and saves them when all passed. Failure: `usage` in a run with given credentials. */
  prove(attempt: Attempt): Promise<Result<Proof>>;
  /** Keeps what was proven although a scope or the keychain is missing. */
  keep(choice: {
    readonly fewerTools: boolean;
    readonly forSessionOnly: boolean;
  }): Promise<Result<Proof>>;
  /** Back to what was stored before. */
  abandon(): void;
}

export function createSetUp(parts: CommandParts): SetUp {
  const { vault, ports, run } = parts;
  let proof: Proof | undefined;
  // Counts attempts: one that was abandoned on its way holds and saves nothing any more.
  let attempts = 0;

  /** Holds the credentials as soon as it is known where they may be sent. */
  async function discoverAndHold(attempt: Attempt, isOver: () => boolean) {
    const budgetMs = ports.settings.current().budgets.tokenMs;
    const server = await discover(run.mcpUrl, { network: ports.network, budgetMs });
    if (!server.ok) return server;
    const { binding } = server.value;
    const isElsewhere = binding.tokenOrigin !== new URL(binding.issuer).origin;
    if (isElsewhere && attempt.confirmedTokenOrigin !== binding.tokenOrigin)
      return failed(failure('token_origin_unconfirmed', { quoted: binding.tokenOrigin }));
    if (isOver()) return failed(failure('credentials_incomplete'));
    const { clientId, clientSecret } = attempt;
    vault.hold({ clientId, clientSecret, binding });
    parts.startOver();
    return server;
  }

  async function keepIn(store: 'keychain' | 'session', before: Proof): Promise<Result<Proof>> {
    const held = vault.held();
    if (!held) return failed(failure('credentials_incomplete'));
    const saved = store === 'keychain' ? await vault.save(held) : ok(null);
    if (!saved.ok) return saved;
    if (store === 'session') vault.keepForSession();
    const accepted = ports.settings.change({ acceptedMissingScopes: before.missingScopes });
    if (!accepted.ok) return accepted;
    parts.changed();
    return ok({ ...before, store: saved.value, isSaved: true });
  }

  /** The keychain's own test comes last; its outcome is told like that of a check. */
  async function finish(found: Proof, isOver: () => boolean): Promise<Result<Proof>> {
    if (isOver()) return ok(found);
    if (found.unconfirmedTokenOrigin || !isGoodEnough(found)) {
      abandon();
      return ok(found);
    }
    const tested = await ports.secrets.selfTest();
    if (isOver()) return ok(found);
    if (!tested.ok) return ok({ ...found, storeFailure: told(tested.failure) });
    const tellable = { ...found, store: tested.value };
    return found.missingScopes.length > 0 ? ok(tellable) : keepIn('keychain', tellable);
  }

  function abandon(): void {
    attempts += 1;
    proof = undefined;
    if (!vault.letGo()) return;
    parts.startOver();
    parts.changed();
  }

  return {
    async prove(attempt) {
      if (run.givenCredentials) return failed(failure('usage', { cause: GIVEN }));
      abandon();
      const mine = attempts;
      const isOver = (): boolean => mine !== attempts;
      const verification = await verifyWith(parts, {
        seat: seatOfRun(parts),
        discover: () => discoverAndHold(attempt, isOver),
        onCheck: attempt.onCheck,
      });
      const found = {
        verification,
        unconfirmedTokenOrigin: unconfirmedOrigin(verification),
        missingScopes: [...missingScopes(parts.tokens.facts().token?.scopes ?? [])],
        store: null,
        storeFailure: null,
        isSaved: false,
      };
      const finished = await finish(found, isOver);
      if (!isOver()) proof = finished.ok ? finished.value : undefined;
      return finished;
    },

    async keep({ fewerTools, forSessionOnly }) {
      const before = proof;
      if (!before) return failed(failure('credentials_incomplete'));
      if (before.missingScopes.length > 0 && !fewerTools) return ok(before);
      return keepIn(forSessionOnly ? 'session' : 'keychain', before);
    },

    abandon,
  };
}

const GIVEN = 'This run has its credentials from the environment or the demo, and stores none.';

function told({ code, title, cause, next }: Failure): ToldFailure {
  return { code, title, cause, next };
}

/** Everything passed, or only a scope is missing, which the person may accept. */
function isGoodEnough({ verification, missingScopes: missing }: Proof): boolean {
  const failures = verification.checks.filter(({ outcome }) => outcome === 'failed');
  return failures.every(({ id }) => id === 'scopes') && missing.length < 2;
}

function unconfirmedOrigin({ checks }: Verification): string | null {
  const check = checks.find(({ code }) => code === 'token_origin_unconfirmed');
  return check ? (/https?:\/\/[^\s"]+/.exec(check.cause)?.[0] ?? null) : null;
}
