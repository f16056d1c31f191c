import { codeToldBy, type Failure, failure } from '../../../shared/failure.ts';
import { recordOf } from '../../../shared/json.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { missingScopes, toolsOf } from '../../../shared/scopes.ts';
import type { CheckId } from '../../../shared/verification.ts';
import type { McpSession, McpToolFacts, Reachability } from '../ports.ts';
import type { AccessToken } from '../tokens/access-token.ts';
import type { AuthorizationServer } from '../tokens/discovery.ts';

/** What a check may ask of the app. Each gives what was really asked of the world. */
export interface VerifierReach {
  reach(): Promise<Result<Reachability>>;
  loopbackIsProxied(): boolean;
  discover(): Promise<Result<AuthorizationServer>>;
  mint(): Promise<Result<AccessToken>>;
  skewMs(): number | undefined;
  openSession(token: AccessToken): Promise<Result<McpSession>>;
  /** A session from the seat that is taken: by the local address with its key, or by its bridge. */
  openLocalSession(): Promise<Result<McpSession>>;
  /** That way in words, such as `the local address`. */
  readonly localWay: string;
}

/** What earlier checks found, for the later ones. */
export interface Findings {
  token?: AccessToken;
  session?: McpSession;
  tools?: readonly McpToolFacts[];
}

interface Found {
  readonly found: string;
  readonly warning?: Failure | undefined;
}

interface CheckPlan {
  readonly id: CheckId;
  /** A failed one of these makes this check pointless: it is skipped and says why. */
  readonly needs: readonly CheckId[];
  readonly run: (reach: VerifierReach, findings: Findings) => Promise<Result<Found>>;
}

const LISTING = 'schemas:read';
const WRONG_CLOCK_MS = 60_000;

/** The verifier, as data: what is tried, in which order, and what each step rests on. */
export const checkPlans: readonly CheckPlan[] = [
  { id: 'network', needs: [], run: checkNetwork },
  { id: 'discovery', needs: ['network'], run: checkDiscovery },
  { id: 'credentials', needs: ['discovery'], run: checkCredentials },
  { id: 'scopes', needs: ['credentials'], run: checkScopes },
  { id: 'session', needs: ['credentials'], run: checkSession },
  { id: 'tools', needs: ['session'], run: checkTools },
  { id: 'list_tables', needs: ['tools'], run: checkListTables },
  { id: 'gateway', needs: ['credentials'], run: checkGateway },
];

async function checkNetwork(app: VerifierReach): Promise<Result<Found>> {
  const reached = await app.reach();
  if (!reached.ok) return reached;
  const { address, proxy, certificateIssuer } = reached.value;
  const route = proxy ? `through the proxy ${proxy}` : 'directly';
  const certificate = certificateIssuer ? `, certificate by ${certificateIssuer}` : '';
  const warning = app.loopbackIsProxied() ? failure('loopback_proxied') : undefined;
  return ok({ found: `${address}, ${route}${certificate}`, warning });
}

async function checkDiscovery(app: VerifierReach): Promise<Result<Found>> {
  const server = await app.discover();
  return server.ok ? ok({ found: `Tokens come from ${server.value.tokenEndpoint}` }) : server;
}

async function checkCredentials(app: VerifierReach, findings: Findings): Promise<Result<Found>> {
  const token = await app.mint();
  if (!token.ok) return token;
  findings.token = token.value;
  const skewMs = Math.abs(app.skewMs() ?? 0);
  const warning = skewMs > WRONG_CLOCK_MS ? failure('clock_wrong') : undefined;
  return ok({ found: `A token for ${Math.round(token.value.lifeMs / 1_000)} seconds`, warning });
}

async function checkScopes(_app: VerifierReach, { token }: Findings): Promise<Result<Found>> {
  const granted = token?.scopes ?? [];
  const missing = missingScopes(granted);
  if (missing.length === 0) return ok({ found: `${granted.join(' and ')} granted` });
  const cause = `Not granted: ${missing.join(' and ')}. That leaves ${toolsOf(granted).length} of 3 tools.`;
  return failed(failure('scope_missing', { cause }));
}

async function checkSession(app: VerifierReach, findings: Findings): Promise<Result<Found>> {
  if (!findings.token) return failed(failure('internal'));
  const session = await app.openSession(findings.token);
  if (!session.ok) return session;
  findings.session = session.value;
  return ok({
    found: `${session.value.server.name}, protocol ${session.value.server.protocolVersion}`,
  });
}

async function checkTools(_app: VerifierReach, findings: Findings): Promise<Result<Found>> {
  const tools = await listed(findings.session);
  if (!tools.ok) return tools;
  findings.tools = tools.value;
  if (tools.value.length > 0) return ok({ found: tools.value.map(({ name }) => name).join(', ') });
  return failed(
    failure('scope_missing', { cause: 'The list of tools is empty: the token has no scope.' }),
  );
}

async function listed(session: McpSession | undefined): Promise<Result<readonly McpToolFacts[]>> {
  return session ? session.list() : failed(failure('internal'));
}

async function checkListTables(_app: VerifierReach, { session }: Findings): Promise<Result<Found>> {
  return session ? countTables(session) : failed(failure('internal'));
}

async function checkGateway(app: VerifierReach, { token }: Findings): Promise<Result<Found>> {
  const session = await app.openLocalSession();
  if (!session.ok) return session;
  const counted = token?.scopes.includes(LISTING)
    ? await countTables(session.value)
    : await countTools(session.value);
  await session.value.close();
  if (!counted.ok) return failed(ownFailure(counted.failure));
  return ok({ found: `${counted.value.found} through ${app.localWay}` });
}

/** What stands in the way here is told in the tool's answer, which is our own then. */
function ownFailure(what: Failure): Failure {
  const own = what.code === 'tool_failed' ? codeToldBy(what.quoted ?? '') : undefined;
  return own ? failure(own) : what;
}

async function countTools(session: McpSession): Promise<Result<Found>> {
  const tools = await session.list();
  return tools.ok ? ok({ found: `${tools.value.length} tools` }) : tools;
}

/** A real call; only the number of tables is kept. */
async function countTables(session: McpSession): Promise<Result<Found>> {
  const result = await session.call('list_tables', {});
  if (!result.ok) return result;
  if (result.value.isError) return failed(failure('tool_failed', { quoted: result.value.text }));
  const content = recordOf(result.value.content);
  const tables = content['tables'];
  if (!Array.isArray(tables)) return failed(failure('protocol_failed'));
  const more = content['truncated'] === true ? ' or more' : '';
  return ok({ found: `${tables.length}${more} ${tables.length === 1 ? 'table' : 'tables'}` });
}
