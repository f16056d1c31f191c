import { type Answer, emptyAnswer, htmlAnswer, jsonAnswer } from './http/reply.ts';

// The answers that faults give in place of a room.

export type FaultValue = number | string | undefined;

const SIGN_IN_PAGE = '<!doctype html><title>Sign in</title><h1>Sign in to continue</h1>';

/** What a captive portal or an expired session puts in the way of a machine. */
export function signInPage(): Answer {
  return htmlAnswer(200, SIGN_IN_PAGE);
}

export function oauthError(status: number, code: FaultValue): Answer {
  return jsonAnswer(status, { error: String(code) }, { 'cache-control': 'no-store' });
}

export function busy(status: number, retryAfterSeconds: FaultValue): Answer {
  const headers =
    retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return jsonAnswer(
    status,
    { message: status === 429 ? 'Too Many Requests' : 'Service Unavailable' },
    headers,
  );
}

/** The shape of AWS's own gateways, which stand before the real server (contract 4.1). */
export function serverError(status: number, message: string): Answer {
  return jsonAnswer(status, { message });
}

export function redirect(status: number, value: FaultValue): Answer {
  return emptyAnswer(status, { location: String(value ?? '/elsewhere') });
}
