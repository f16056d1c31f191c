import { scopeTools, wantedScopes } from '../../shared/scopes.ts';
import { setupWords } from '../words/setup.ts';
import type { Proving } from './setup-state.ts';

const { prove: words } = setupWords;

export interface ProveVerdict {
  readonly title: string;
  readonly next: string;
  readonly tone: 'plain' | 'good';
}

/** The title of the page: whose side it is on, in words. */
export function proveVerdict(proving: Proving): ProveVerdict {
  if (proving.kind === 'failed') return plain(words.broken, proving.failure.cause);
  if (proving.kind !== 'done') return plain(words.checking, words.checkingNext);
  const { proof } = proving;
  if (proof.isSaved) {
    return proof.store === null
      ? { title: words.kept, next: words.keptNext, tone: 'good' }
      : { title: words.works, next: words.worksNext(proof.store), tone: 'good' };
  }
  if (proof.unconfirmedTokenOrigin) return plain(words.origin, words.originNext);
  if (canGoOnWithFewer(proving)) return plain(words.scope, words.scopeNext);
  if (proof.storeFailure) return plain(words.store, words.storeNext);
  return faultVerdict(proving);
}

function faultVerdict(proving: Extract<Proving, { kind: 'done' }>): ProveVerdict {
  const { fault, checks } = proving.proof.verification;
  const code = checks.find(({ outcome }) => outcome === 'failed')?.code;
  if (fault === 'network') return plain(words.network, words.networkNext);
  if (fault === 'server') return plain(words.server, words.serverNext);
  if (fault === 'this computer') return plain(words.computer, words.computerNext);
  if (code === 'scope_missing' || code === 'invalid_scope') {
    return plain(words.scope, words.scopeNext);
  }
  if (code === 'unauthorized_client') return plain(words.client, words.credentialsNext);
  return plain(words.credentials, words.credentialsNext);
}

function plain(title: string, next: string): ProveVerdict {
  return { title, next, tone: 'plain' };
}

/** Only a scope is missing, which the person may accept. */
export function canGoOnWithFewer(proving: Proving): boolean {
  if (proving.kind !== 'done' || proving.proof.isSaved) return false;
  const { missingScopes, verification, unconfirmedTokenOrigin } = proving.proof;
  const failures = verification.checks.filter(({ outcome }) => outcome === 'failed');
  return (
    missingScopes.length === 1 &&
    unconfirmedTokenOrigin === null &&
    failures.every(({ id }) => id === 'scopes')
  );
}

/** How many of the three tools are left without these scopes. */
export function toolsWithout(missing: readonly string[]): number {
  return wantedScopes
    .filter((scope) => !missing.includes(scope))
    .reduce((sum, scope) => sum + scopeTools[scope].length, 0);
}
