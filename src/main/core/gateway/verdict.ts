import { type Failure, type FailureCode, failure } from '../../../shared/failure.ts';
import { recordOf } from '../../../shared/json.ts';
import type { Envelope } from './envelope.ts';

export interface UpstreamHead {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly requestId: string | undefined;
  readonly retryAfterSeconds: number | undefined;
}

export type Verdict =
  | { readonly kind: 'pass' }
  | { readonly kind: 'renew' }
  /** Passes if its body is a JSON-RPC message, and is refused otherwise. */
  | { readonly kind: 'look'; readonly failure: Failure }
  | { readonly kind: 'refuse'; readonly failure: Failure };

const PASSED: ReadonlySet<number> = new Set([400, 405, 406, 409, 413, 415]);
const MCP_TYPE = /^(?:application\/json|text\/event-stream)\s*(?:;|$)/i;

/** What to do with the head of the server's answer (the table of the local endpoint). */
export function judgeHead(
  head: UpstreamHead,
  call: { readonly hasSession: boolean; readonly renewed: boolean },
): Verdict {
  const isMcp = MCP_TYPE.test(head.contentType ?? '');
  if (head.status === 401) return call.renewed ? refuse('token_refused', head) : { kind: 'renew' };
  if (PASSED.has(head.status)) return { kind: 'pass' };
  if (head.status === 404) return judgeNotFound(head, { isMcp, hasSession: call.hasSession });
  if (head.status >= 200 && head.status < 300) {
    return isMcp || head.contentType === undefined
      ? { kind: 'pass' }
      : refuse('upstream_not_mcp', head);
  }
  return refuse(codeOf(head.status), head);
}

/** 404 is an answer of MCP to an ended session or an unknown method, and anybody's for a wrong address. */
function judgeNotFound(
  head: UpstreamHead,
  { isMcp, hasSession }: { readonly isMcp: boolean; readonly hasSession: boolean },
): Verdict {
  if (hasSession) return { kind: 'pass' };
  const refusal = refuse('upstream_not_found', head);
  return isMcp ? { kind: 'look', failure: refusal.failure } : refusal;
}

/** Whether the body of an answer is a JSON-RPC message. */
export function isRpcMessage(body: unknown): boolean {
  return recordOf(body)['jsonrpc'] === '2.0';
}

function codeOf(status: number): FailureCode {
  if (status >= 300 && status < 400) return 'redirected';
  if (status === 403) return 'upstream_forbidden';
  return status === 429 ? 'upstream_rate_limited' : 'upstream_failed';
}

function refuse(code: FailureCode, head: UpstreamHead): Verdict & { readonly kind: 'refuse' } {
  const { requestId, retryAfterSeconds } = head;
  return { kind: 'refuse', failure: failure(code, { requestId, retryAfterSeconds }) };
}

// Methods that cannot run anything on the server.
const HARMLESS: ReadonlySet<string> = new Set([
  'initialize',
  'ping',
  'server/discover',
  'tools/list',
  'resources/list',
  'resources/templates/list',
  'resources/read',
  'prompts/list',
  'prompts/get',
  'GET',
]);

/**
 * Whether a request whose connection died before the first byte of an answer may be sent again:
 * only on a connection that was in use before (the server was just closing it), and only when
 * nothing can have run.
 */
export function mayReplay(
  envelope: Envelope,
  broken: { readonly reused: boolean; readonly replayed: boolean },
): boolean {
  if (!broken.reused || broken.replayed) return false;
  const methods =
    envelope.kind === 'none' ? [envelope.method] : envelope.requests.map(({ method }) => method);
  return (
    methods.length > 0 && methods.every((method) => method !== undefined && HARMLESS.has(method))
  );
}
