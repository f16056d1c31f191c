import type { Failure } from '../../shared/failure.ts';
import type { Snapshot } from '../../shared/snapshot.ts';

/** Why there are no tables to show, the first that is true. */
export type EmptyReason =
  | { readonly kind: 'not-set-up' | 'no-schema' }
  | { readonly kind: 'not-granted'; readonly scope: string }
  | { readonly kind: 'schema-unknown' | 'no-tables'; readonly schema: string };

/** The scope that a tool needs and that is not granted; null when it is, or when nobody said yet. */
export function missingScope({ scopes }: Pick<Snapshot, 'scopes'>, tool: string): string | null {
  const scope = scopes.find(({ tools }) => tools.includes(tool));
  return scope && !scope.isGranted ? scope.name : null;
}

/** What is empty by the app's own state, so that the server need not be asked. */
export function emptyBeforeAsking(
  snapshot: Pick<Snapshot, 'scopes' | 'isSetUp' | 'demo'>,
): EmptyReason | null {
  if (!snapshot.isSetUp && !snapshot.demo) return { kind: 'not-set-up' };
  const scope = missingScope(snapshot, 'list_tables');
  return scope === null ? null : { kind: 'not-granted', scope };
}

// The server has no code of its own for a schema that is not there: its words are all there is.
const NO_SCHEMA = /\bschema\b.*\b(not found|not exist|unknown|no such|not set up)|\bno schema\b/i;

/** A refusal that means that the schema is not there, which is a state and no failure. */
export function emptyByRefusal(failure: Failure, schema: string | null): EmptyReason | null {
  if (failure.code !== 'tool_failed' || !NO_SCHEMA.test(failure.quoted ?? '')) return null;
  return schema === null ? { kind: 'no-schema' } : { kind: 'schema-unknown', schema };
}
