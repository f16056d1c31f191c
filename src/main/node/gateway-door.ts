import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AssistantId, CallerId } from '../../shared/assistant.ts';
import { failure } from '../../shared/failure.ts';
import type { Budgets } from '../../shared/settings.ts';
import type { Refused } from '../core/gateway/admission.ts';
import {
  type Answer,
  emptyAnswer,
  failureAnswer,
  jsonAnswer,
  keyAnswer,
  rpcError,
} from '../core/gateway/answers.ts';
import { bodylessEnvelope, readEnvelope, unreadEnvelope } from '../core/gateway/envelope.ts';
import type { RequestHead } from '../core/gateway/guard.ts';
import { isMcpMethod, routeOf } from '../core/gateway/routes.ts';
import { answer, type DoorParts } from './admitted-call.ts';
import { carryCall } from './gateway-call.ts';
import { type RequestBody, readRequestBody } from './request-body.ts';

const READ_AND_DROPPED_BYTES = 1024 * 1024;

export type Door = (request: IncomingMessage, response: ServerResponse) => void;

/** The public side of the local endpoint: guard, route and key, before a call is looked at. */
export function createDoor(parts: DoorParts): Door {
  const { gateway } = parts;
  return (request, response) => {
    const head = headOf(request);
    const refusal = gateway.guard(head);
    if (refusal) return turnAway(request, response, jsonAnswer(403, rpcError(null, refusal)));
    const route = routeOf(head);
    if (route.kind === 'healthz' || route.kind === 'readyz')
      return answer(response, gateway[route.kind]());
    if (route.kind === 'nowhere') return turnAway(request, response, emptyAnswer(404));
    if (!isMcpMethod(head.method))
      return turnAway(request, response, emptyAnswer(405, { allow: 'POST, GET, DELETE' }));
    parts.calls.arrived(response);
    const admission = gateway.admit(route);
    if (admission.kind === 'admitted')
      return behindWall(
        parts,
        response,
        serveCall(parts, { request, response, head, caller: admission.caller }),
      );
    behindWall(parts, response, refuse(parts, { request, response, head, admission }));
  };
}

/** The private side: callers of the control channel, who are known already. */
export type InnerDoor = (
  request: IncomingMessage,
  response: ServerResponse,
  caller: AssistantId,
) => void;

export function createInnerDoor(parts: DoorParts): InnerDoor {
  return (request, response, assistant) => {
    parts.calls.arrived(response);
    const head = headOf(request);
    const admission = parts.gateway.admitBridge(assistant);
    const work =
      admission.kind === 'admitted'
        ? serveCall(parts, { request, response, head, caller: admission.caller })
        : refuse(parts, { request, response, head, admission });
    behindWall(parts, response, work);
  };
}

/** The outer wall: a mistake of ours costs one call, not the process. */
function behindWall({ log }: DoorParts, response: ServerResponse, work: Promise<void>): void {
  work.catch((error: unknown) => {
    log.write('error', 'gateway.bug', { error: error instanceof Error ? error.name : 'unknown' });
    if (response.headersSent) response.destroy();
    else answer(response, jsonAnswer(500, rpcError(null, failure('internal'))));
  });
}

interface Arrival {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly head: RequestHead;
}

async function serveCall(
  parts: DoorParts,
  arrival: Arrival & { readonly caller: CallerId },
): Promise<void> {
  const { request, response, head, caller } = arrival;
  const body = await bodyOf(arrival, parts.budgets);
  if (body.kind === 'broken') return void response.destroy();
  if (body.kind === 'too-large') {
    const answered = failureAnswer(failure('body_too_large'), unreadEnvelope(head), 'too-large');
    return turnAway(request, response, answered);
  }
  if (body.kind === 'streamed') {
    return carryCall(parts, {
      head,
      caller,
      envelope: unreadEnvelope(head),
      body: body.stream,
      text: '',
      response,
    });
  }
  const text = body.bytes.toString('utf8');
  const envelope = head.method === 'POST' ? readEnvelope(text, head) : bodylessEnvelope(head);
  if (envelope.kind === 'unreadable')
    return answer(response, failureAnswer(failure('body_not_json'), envelope));
  return carryCall(parts, {
    head,
    caller,
    envelope,
    body: head.method === 'POST' ? body.bytes : null,
    text,
    response,
  });
}

async function refuse(
  parts: DoorParts,
  arrival: Arrival & { readonly admission: Refused },
): Promise<void> {
  const { request, response, head, admission } = arrival;
  const { failure: why, inBand } = admission;
  const unread = inBand ? emptyAnswer(413) : keyAnswer(why, inBand, unreadEnvelope(head));
  // Who asks before it sends its body is spared the sending.
  if (request.headers.expect && !inBand) return turnAway(request, response, unread);
  const body = await bodyOf(arrival, parts.budgets);
  if (body.kind !== 'gathered') return turnAway(request, response, unread);
  const envelope =
    head.method === 'POST'
      ? readEnvelope(body.bytes.toString('utf8'), head)
      : bodylessEnvelope(head);
  answer(response, keyAnswer(why, inBand, envelope));
}

function bodyOf({ request, response }: Arrival, budgets: Budgets): Promise<RequestBody> {
  if (request.headers.expect) response.writeContinue();
  return readRequestBody(request, {
    gatherBytes: budgets.replayBytes,
    longestBytes: budgets.requestBodyBytes,
  });
}

/** Answers at once, then reads and drops a little of the body, so that the caller gets to read the answer. */
function turnAway(request: IncomingMessage, response: ServerResponse, what: Answer): void {
  let dropped = 0;
  response.shouldKeepAlive = false;
  answer(response, what);
  request.on('data', (chunk: Buffer) => {
    dropped += chunk.length;
    if (dropped > READ_AND_DROPPED_BYTES) request.destroy();
  });
  request.on('error', () => request.destroy());
}

function headOf(request: IncomingMessage): RequestHead {
  return { method: request.method ?? '', target: request.url ?? '', headers: request.headers };
}
