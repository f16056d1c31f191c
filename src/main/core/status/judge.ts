import { type Failure, type FailureCode, failure } from '../../../shared/failure.ts';
import type { Health } from '../../../shared/health.ts';
import { missingScopes, toolsOf } from '../../../shared/scopes.ts';
import type { State } from '../../../shared/states.ts';

/** What is known at one moment; times are ages in milliseconds. */
export interface StatusFacts {
  readonly paused: boolean;
  /** The local endpoint itself cannot serve: nothing beyond it matters. */
  readonly localTrouble: Failure | undefined;
  readonly demo: boolean;
  /** Of the held token; undefined without one. */
  readonly token:
    | { readonly isFresh: boolean; readonly lifeMs: number; readonly scopes: readonly string[] }
    | undefined;
  /** Scopes that the person can do without. */
  readonly acceptedMissingScopes: readonly string[];
  readonly tokenFailure: Failure | undefined;
  /** How long a token request has been under way. */
  readonly mintingMs: number | undefined;
  /** Since the MCP endpoint last answered well; undefined when it never did. */
  readonly proofAgeMs: number | undefined;
  /** What the MCP endpoint last answered, or did not, since that proof. */
  readonly trouble: Failure | undefined;
}

export type Judgement = Pick<Health, 'state' | 'code' | 'sentence' | 'cause' | 'next' | 'remark'>;

/** What only the person can end. Everything else heals by itself. */
const NEEDS_YOU: ReadonlySet<FailureCode> = new Set([
  'invalid_client',
  'unauthorized_client',
  'invalid_grant',
  'invalid_scope',
  'issuer_mismatch',
  'insecure_address',
  'token_refused',
  'upstream_forbidden',
  'keychain_missing',
  'keychain_locked',
  'keychain_denied',
  'keychain_hung',
  'keychain_failed',
  'keychain_entry_unreadable',
]);

const SLOW_RENEWAL_MS = 1_000;

/** Facts to the state that every surface shows. The first root problem hides those that it causes. */
export function judge(facts: StatusFacts): Judgement {
  if (facts.paused) return troubled('paused', failure('paused'));
  if (facts.localTrouble) return troubled('needs-you', facts.localTrouble);
  if (facts.tokenFailure?.code === 'not_set_up') return troubled('not-set-up', facts.tokenFailure);
  const tokenTrouble = facts.token?.isFresh ? undefined : facts.tokenFailure;
  const root = tokenTrouble ?? facts.trouble;
  if (root) return troubled(NEEDS_YOU.has(root.code) ? 'needs-you' : 'offline', root);
  if (facts.proofAgeMs === undefined || (facts.mintingMs ?? 0) > SLOW_RENEWAL_MS) {
    return troubled('working', failure('working'));
  }
  if (facts.token && facts.proofAgeMs > 2 * facts.token.lifeMs)
    return troubled('working', failure('proof_too_old'));
  const wanted = unacceptedScopes(facts);
  if (wanted.length > 0) return troubled('needs-you', scopeMissing(wanted));
  return ready(facts);
}

function unacceptedScopes({ token, acceptedMissingScopes }: StatusFacts): readonly string[] {
  const missing = token ? missingScopes(token.scopes) : [];
  return missing.filter((scope) => !acceptedMissingScopes.includes(scope));
}

function scopeMissing(scopes: readonly string[]): Failure {
  const names = scopes.map((scope) => `\`${scope}\``).join(' and ');
  return failure('scope_missing', { cause: `Not granted to this API client: ${names}.` });
}

function troubled(state: State, { code, title, cause, next }: Failure): Judgement {
  return { state, code, sentence: title, cause, next, remark: null };
}

function ready({ token, demo }: StatusFacts): Judgement {
  const data = demo ? 'the demo data' : 'DynamoSQL';
  return {
    state: 'ready',
    code: 'ready',
    sentence: `Assistants reach ${data}`,
    cause: '',
    next: '',
    remark: remarkOn(token?.scopes),
  };
}

function remarkOn(scopes: readonly string[] | undefined): string | null {
  const missing = scopes ? missingScopes(scopes) : [];
  if (!scopes || missing.length === 0) return null;
  const names = missing.map((scope) => `\`${scope}\``).join(' and ');
  return `${toolsOf(scopes).length} of 3 tools: ${names} is not granted`;
}
