import type { Failure } from '../../../shared/failure.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { MODERN_VERSION } from '../gateway/envelope.ts';
import type { McpSession, McpToolFacts, Ports, RunFacts } from '../ports.ts';
import type { AccessToken } from '../tokens/access-token.ts';
import type { TokenSource } from '../tokens/token-source.ts';

interface ProbeParts {
  readonly ports: Pick<Ports, 'settings' | 'openMcpSession'>;
  readonly run: RunFacts;
  readonly tokens: TokenSource;
  readonly onTools: (token: AccessToken, tools: readonly McpToolFacts[]) => void;
  readonly onTrouble: (what: Failure) => void;
}

/** Asks the MCP endpoint for its tools. Without a token there is nothing to ask: that is told elsewhere. */
export async function probe(parts: ProbeParts): Promise<Result<void>> {
  const { ports, tokens } = parts;
  if (ports.settings.current().paused) return ok(undefined);
  const token = await tokens.current('probe');
  if (!token.ok) return ok(undefined);
  const first = await listTools(parts, token.value);
  if (first.ok || first.failure.code !== 'token_refused') return first;
  const another = await tokens.afterRefusal(token.value);
  return another.ok ? listTools(parts, another.value) : ok(undefined);
}

async function listTools(parts: ProbeParts, token: AccessToken): Promise<Result<void>> {
  const { ports, run } = parts;
  const session = await ports.openMcpSession({
    url: run.mcpUrl,
    bearer: token.value,
    era: 'auto',
  });
  const tools = session.ok ? await session.value.list() : session;
  if (session.ok) rememberEra(ports, session.value);
  if (session.ok) await session.value.close();
  if (!tools.ok) {
    parts.onTrouble(tools.failure);
    return tools;
  }
  parts.onTools(token, tools.value);
  return ok(undefined);
}

function rememberEra({ settings }: ProbeParts['ports'], session: McpSession): void {
  const modernEraProven = session.server.protocolVersion === MODERN_VERSION;
  if (settings.current().modernEraProven !== modernEraProven) settings.change({ modernEraProven });
}
