import type { CallRecord } from '../../shared/activity.ts';
import { type Failure, failure } from '../../shared/failure.ts';
import { shownText } from '../../shared/outside-text.ts';
import { type Answer, failureAnswer } from '../core/gateway/answers.ts';
import { headerOf } from '../core/gateway/guard.ts';
import { headersUp } from '../core/gateway/headers.ts';
import { foreignSessionAnswer, standbyAnswer } from '../core/gateway/standby.ts';
import { judgeHead, mayReplay } from '../core/gateway/verdict.ts';
import type { AccessToken } from '../core/tokens/access-token.ts';
import { type AdmittedCall, answer, type DoorParts } from './admitted-call.ts';
import { forward, type Outcome } from './forwarder.ts';
import { wasNotSent } from './network-errors.ts';

/** What a call came to, for the activity. */
type Result = Pick<
  CallRecord,
  'status' | 'code' | 'sentence' | 'answeredHere' | 'bytes' | 'requestId'
>;

/** Carries one admitted call: to the server with a fresh token, or to the answer that stands in for it. */
export async function carryCall(parts: DoorParts, call: AdmittedCall): Promise<void> {
  const { gateway, calls } = parts;
  const startedMs = performance.now();
  gateway.seen(call.caller, call.envelope);
  calls.add({ caller: call.caller, response: call.response, isStream: isStream(call) });
  const result = await resultOf(parts, call);
  gateway.record({
    at: Date.now(),
    assistant: call.caller,
    method: call.envelope.method ?? call.head.method,
    tool: call.envelope.tool,
    tables: gateway.recordsTableNames() ? call.envelope.tables : [],
    ms: performance.now() - startedMs,
    ...result,
  });
}

/** GET streams and subscriptions stay open and silent for as long as the client likes. */
function isStream({ head, envelope }: AdmittedCall): boolean {
  return head.method === 'GET' || envelope.method === 'subscriptions/listen';
}

async function resultOf(parts: DoorParts, call: AdmittedCall): Promise<Result> {
  const { gateway } = parts;
  const session = headerOf(call.head, 'mcp-session-id');
  if (session && !gateway.sessions.admit(session, call.caller)) {
    const what = failure('session_of_another_key');
    return give(call, foreignSessionAnswer(what, call.envelope), what);
  }
  const hindrance = gateway.hindrance();
  if (hindrance) return standIn(parts, call, hindrance);
  const token = await gateway.token();
  if (!token.ok) return standIn(parts, call, token.failure);
  return sendUp(parts, call, { token: token.value, renewed: false, replayed: false });
}

interface Try {
  readonly token: AccessToken;
  readonly renewed: boolean;
  readonly replayed: boolean;
}

async function sendUp(parts: DoorParts, call: AdmittedCall, tried: Try): Promise<Result> {
  const { gateway } = parts;
  const outcome = await forward(exchangeOf(parts, call, tried), parts.upstream);
  switch (outcome.kind) {
    case 'passed':
      return passed(parts, call, { outcome, token: tried.token });
    case 'renew':
      return renew(parts, call, tried);
    case 'refused':
      gateway.troubled(outcome.failure);
      return give(
        call,
        failureAnswer(outcome.failure, call.envelope, 'over-replay-size'),
        outcome.failure,
      );
    case 'broken':
      if (
        canSendAgain(call) &&
        mayReplay(call.envelope, { reused: outcome.reused, replayed: tried.replayed })
      ) {
        return sendUp(parts, call, { ...tried, replayed: true });
      }
      gateway.troubled(outcome.failure);
      return broken(parts, call, outcome.failure);
    case 'caller-left':
      return { ...noRefusal, status: 499, code: 'caller_left', bytes: outcome.bytes };
    case 'too-large':
      return refuseBody(call);
  }
}

function exchangeOf({ mcpUrl, budgets }: DoorParts, call: AdmittedCall, tried: Try) {
  const hasSession = headerOf(call.head, 'mcp-session-id') !== undefined;
  return {
    url: mcpUrl,
    method: call.head.method,
    headers: headersUp(call.head, tried.token.value),
    body: call.body,
    response: call.response,
    limits: isStream(call) ? undefined : budgets,
    judge: (head: Parameters<typeof judgeHead>[0]) =>
      judgeHead(head, { hasSession, renewed: tried.renewed }),
  };
}

interface Passed {
  readonly outcome: Outcome & { readonly kind: 'passed' };
  readonly token: AccessToken;
}

function passed({ gateway }: DoorParts, call: AdmittedCall, { outcome, token }: Passed): Result {
  if (outcome.status < 400) gateway.proven(token);
  if (outcome.sessionId) gateway.sessions.admit(outcome.sessionId, call.caller);
  const session = headerOf(call.head, 'mcp-session-id');
  if (session && call.head.method === 'DELETE' && outcome.status < 300)
    gateway.sessions.forget(session);
  const { status, bytes, requestId } = outcome;
  return { ...noRefusal, status, bytes, requestId: requestId && shownText(requestId) };
}

const noRefusal = {
  code: undefined,
  sentence: undefined,
  answeredHere: false,
  requestId: undefined,
} as const;

/** The server refused the token: one renewal, one replay, if the body can be sent again. */
async function renew(parts: DoorParts, call: AdmittedCall, tried: Try): Promise<Result> {
  const another = await parts.gateway.anotherToken(tried.token);
  if (!another.ok) return standIn(parts, call, another.failure);
  if (canSendAgain(call))
    return sendUp(parts, call, { ...tried, token: another.value, renewed: true });
  const what = failure('token_refused', {
    cause: 'The token had just ended, and a request of this size is not sent twice.',
    next: 'Ask again.',
  });
  return give(call, failureAnswer(what, call.envelope, 'over-replay-size'), what);
}

function canSendAgain({ body }: AdmittedCall): boolean {
  return body === null || Buffer.isBuffer(body);
}

/** Nothing was sent: as good as offline, so the answers of standby. Else the call itself failed. */
function broken(parts: DoorParts, call: AdmittedCall, what: Failure): Result {
  if (wasNotSent(what)) return standIn(parts, call, what);
  return give(call, failureAnswer(what, call.envelope, 'over-replay-size'), what);
}

/** The rest of the body is not waited for. */
function refuseBody(call: AdmittedCall): Result {
  const what = failure('body_too_large');
  call.response.shouldKeepAlive = false;
  return give(call, failureAnswer(what, call.envelope, 'too-large'), what);
}

function standIn({ gateway }: DoorParts, call: AdmittedCall, what: Failure): Result {
  const { envelope, text: body } = call;
  const standby = standbyAnswer({
    failure: what,
    envelope,
    body,
    remembered: gateway.remembered(),
  });
  return { ...give(call, standby, what), answeredHere: true };
}

function give({ response }: AdmittedCall, what: Answer, why: Failure): Result {
  answer(response, what);
  const { code, title, cause, next, requestId } = why;
  return {
    status: what.status,
    code,
    // Without what the server said: an error of its own may quote the statement.
    sentence: `${title}. ${cause} ${next}`,
    answeredHere: false,
    bytes: Buffer.byteLength(what.body),
    requestId,
  };
}
