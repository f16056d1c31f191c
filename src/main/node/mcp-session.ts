import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { type RequestInit, fetch as undiciFetch } from 'undici';
import { type Failure, type FailureCode, failure, isFailureCode } from '../../shared/failure.ts';
import { parseJson, recordOf, textOf } from '../../shared/json.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import type { Budgets } from '../../shared/settings.ts';
import { isRpcMessage, judgeHead } from '../core/gateway/verdict.ts';
import type { McpSession, McpToolResult, OpenMcpSession } from '../core/ports.ts';
import { retryAfterSeconds } from '../core/tokens/token-exchange.ts';
import { networkFailure } from './network-errors.ts';
import type { Upstream } from './upstream.ts';

interface SessionParts {
  readonly upstream: Upstream;
  readonly version: string;
  readonly budgets: Budgets;
}

/** The MCP client port over the SDK, through the same connections as everything else. */
export function createMcpSessions({ upstream, version, budgets }: SessionParts): OpenMcpSession {
  return async ({ url, bearer, era }) => {
    const watch = createWatch(upstream, new URL(url));
    const client = new Client(
      { name: 'dynamosql-tray', version },
      { versionNegotiation: { mode: era }, capabilities: {} },
    );
    const transport = new StreamableHTTPClientTransport(new URL(url), {
      requestInit: { headers: { authorization: `Bearer ${bearer.reveal()}` } },
      fetch: watch.fetch,
    });
    const options = { timeout: budgets.firstByteMs };
    const connected = await watch.attempt(() => client.connect(transport, options));
    if (!connected.ok) {
      await client.close();
      return connected;
    }
    return ok(sessionOver(client, { attempt: watch.attempt, options }));
  };
}

interface Over {
  /** Runs a step of the SDK and tells its error as a failure. */
  readonly attempt: <T>(step: () => Promise<T>) => Promise<Result<T>>;
  readonly options: { readonly timeout: number };
}

/** The session port over a client of the SDK that is connected. */
export function sessionOver(client: Client, { attempt, options }: Over): McpSession {
  return {
    server: {
      name: client.getServerVersion()?.name ?? '',
      protocolVersion: client.getNegotiatedProtocolVersion() ?? '',
    },
    list: () =>
      attempt(async () => {
        const { tools } = await client.listTools(undefined, options);
        return tools.map(({ name, description, inputSchema }) => ({
          name,
          description,
          inputSchema,
        }));
      }),
    call: (tool, toolArguments) =>
      attempt(async () =>
        resultOf(await client.callTool({ name: tool, arguments: { ...toolArguments } }, options)),
      ),
    close: () => client.close(),
  };
}

function resultOf(answer: {
  readonly content?: unknown;
  readonly structuredContent?: unknown;
  readonly isError?: unknown;
}): McpToolResult {
  const blocks = Array.isArray(answer.content) ? answer.content : [];
  const text = blocks.map((block: unknown) => textOf(recordOf(block)['text']) ?? '').join('\n');
  return {
    isError: answer.isError === true,
    content: answer.structuredContent ?? parseJson(text),
    text,
  };
}

interface Watch {
  readonly fetch: typeof globalThis.fetch;
  /** Runs a step of the SDK; its error is told by what was seen on the wire, never by its message. */
  attempt<T>(step: () => Promise<T>): Promise<Result<T>>;
}

function createWatch(upstream: Upstream, url: URL): Watch {
  let seen: Failure | undefined;

  async function watchedFetch(
    target: string | URL | Request,
    init?: globalThis.RequestInit,
  ): Promise<Response> {
    try {
      const options = {
        ...init,
        redirect: 'manual',
        dispatcher: upstream.dispatcherFor(url),
      } as unknown as RequestInit;
      const response = (await undiciFetch(String(target), options)) as unknown as Response;
      seen = await failureIn(response);
      return response;
    } catch (error) {
      seen = networkFailure(error, { proxied: upstream.isProxied(url) });
      throw error;
    }
  }

  return {
    fetch: watchedFetch,
    async attempt(step) {
      seen = undefined;
      try {
        return ok(await step());
      } catch (error) {
        return failed(seen ?? protocolFailure(error));
      }
    },
  };
}

async function failureIn(response: Response): Promise<Failure | undefined> {
  const headers = Object.fromEntries(response.headers);
  const verdict = judgeHead(
    {
      status: response.status,
      contentType: headers['content-type'],
      requestId: headers['x-request-id'],
      retryAfterSeconds: retryAfterSeconds({ headers }),
    },
    { hasSession: false, renewed: true },
  );
  if (verdict.kind === 'pass' || verdict.kind === 'renew') return undefined;
  // Our own gateway names the failure in its error; the server's words are quoted.
  const body = recordOf(parseJson(await response.clone().text()));
  if (verdict.kind === 'look' && isRpcMessage(body)) return undefined;
  const error = recordOf(body['error']);
  const ours = textOf(recordOf(error['data'])['code']) ?? '';
  if (isFailureCode(ours)) return failure(ours);
  return failure(verdict.failure.code, { ...verdict.failure, quoted: textOf(error['message']) });
}

/** The code of a failure of ours that a JSON-RPC error carries. */
export function ownCodeIn(error: unknown): FailureCode | undefined {
  const data = recordOf(recordOf(error)['data']);
  const ours = textOf(data['code']) ?? '';
  return isFailureCode(ours) ? ours : undefined;
}

function protocolFailure(error: unknown): Failure {
  const own = ownCodeIn(error);
  if (own) return failure(own);
  return failure('protocol_failed', { quoted: error instanceof Error ? error.message : undefined });
}
