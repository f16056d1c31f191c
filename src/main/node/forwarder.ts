import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import { type Failure, failure } from '../../shared/failure.ts';
import { parseJson, recordOf, textOf } from '../../shared/json.ts';
import { headersBack } from '../core/gateway/headers.ts';
import { isRpcMessage, type UpstreamHead, type Verdict } from '../core/gateway/verdict.ts';
import { retryAfterSeconds } from '../core/tokens/token-exchange.ts';
import { networkFailure } from './network-errors.ts';
import { CALLER_LEFT, OVER_LIMIT } from './request-body.ts';
import type { Upstream } from './upstream.ts';

/** One request on its way up and its answer on the way back. */
export interface Exchange {
  readonly url: URL;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | Readable | null;
  readonly response: ServerResponse;
  /** Undefined where an answer may begin or go on at any time: GET streams and subscriptions. */
  readonly limits: { readonly firstByteMs: number; readonly silenceMs: number } | undefined;
  readonly judge: (head: UpstreamHead) => Verdict;
}

export type Outcome =
  | {
      readonly kind: 'passed';
      readonly status: number;
      readonly sessionId: string | undefined;
      readonly requestId: string | undefined;
      /** Of the body, as it went to the caller. */
      readonly bytes: number;
    }
  | { readonly kind: 'renew' }
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** Nothing of an answer came. */
  | { readonly kind: 'broken'; readonly failure: Failure; readonly reused: boolean }
  | { readonly kind: 'caller-left'; readonly bytes: number }
  /** The caller's body went over the limit on its way. */
  | { readonly kind: 'too-large' };

type Passed = Outcome & { readonly kind: 'passed' };

/** What the server says about a refusal is quoted from at most this much of its answer. */
const QUOTED_BYTES = 4_096;
/** … and read for at most this long. */
const REFUSAL_MS = 1_000;
const OUT_OF_TIME = new Error('no answer within the time allowed');
const ENOUGH_READ = new Error('read enough of a refusal');

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * The hot path: bytes go up and come back as they are, with back-pressure both ways. Only the
 * head of an answer is looked at. Resolves when the exchange is over; never rejects.
 */
export function forward(exchange: Exchange, upstream: Upstream): Promise<Outcome> {
  return new Promise((resolve) => {
    const dispatcher = upstream.dispatcherFor(exchange.url);
    const options = {
      origin: exchange.url.origin,
      path: exchange.url.pathname + exchange.url.search,
      method: exchange.method as Dispatcher.HttpMethod,
      headers: exchange.headers,
      body: exchange.body,
    };
    dispatcher.dispatch(options, createHandler(exchange, { upstream, resolve }));
  });
}

interface Ending {
  readonly upstream: Upstream;
  readonly resolve: (outcome: Outcome) => void;
}

function createHandler(
  exchange: Exchange,
  { upstream, resolve }: Ending,
): Dispatcher.DispatchHandler {
  const { response, limits } = exchange;
  let controller: Dispatcher.DispatchController | undefined;
  let verdict: Verdict | undefined;
  let passed: Omit<Passed, 'bytes'> | undefined;
  let passedBytes = 0;
  const refusalText: Buffer[] = [];
  let refusalBytes = 0;
  let isLate = false;
  let passAfterAll = (): void => {};
  const deadline = limits && setTimeout(onLate, limits.firstByteMs);
  let silence: NodeJS.Timeout | undefined;

  const onCallerClose = (): void => {
    if (!response.writableFinished) controller?.abort(CALLER_LEFT);
  };
  const onDrain = (): void => {
    controller?.resume();
    listen();
  };
  function onLate(): void {
    isLate = true;
    controller?.abort(OUT_OF_TIME);
  }
  /** From now on the server may be silent for so long. */
  function listen(): void {
    clearTimeout(silence);
    if (limits) silence = setTimeout(() => controller?.abort(OUT_OF_TIME), limits.silenceMs);
  }
  /** The caller is slow: the server cannot speak, so its silence is not held against it. */
  function holdBack(answering: Dispatcher.DispatchController): void {
    answering.pause();
    clearTimeout(silence);
  }
  response.on('close', onCallerClose);
  response.on('drain', onDrain);

  const callerLeft = (): Outcome => ({ kind: 'caller-left', bytes: passedBytes });
  const asPassed = (): Outcome => (passed ? { ...passed, bytes: passedBytes } : callerLeft());

  function finish(outcome: Outcome): void {
    clearTimeout(deadline);
    clearTimeout(silence);
    response.off('close', onCallerClose);
    response.off('drain', onDrain);
    resolve(outcome);
  }

  function startPassing(status: number, headers: Headers): void {
    const sessionId = headers['mcp-session-id'];
    passed = {
      kind: 'passed',
      status,
      sessionId: typeof sessionId === 'string' ? sessionId : undefined,
      requestId: headOf(status, headers).requestId,
    };
    response.writeHead(status, headersBack(headers));
    // An event stream is worth something before its first event.
    if (String(headers['content-type']).startsWith('text/event-stream')) response.flushHeaders();
    listen();
  }

  /** Nobody waits long for the body of an answer that will not be passed on. */
  function readRefusal(status: number, headers: Headers): void {
    passAfterAll = () => {
      startPassing(status, headers);
      passedBytes = refusalBytes;
      response.end(Buffer.concat(refusalText));
    };
    silence = setTimeout(() => controller?.abort(ENOUGH_READ), REFUSAL_MS);
  }

  function settled(): Outcome {
    const text = Buffer.concat(refusalText).toString('utf8');
    if (verdict?.kind === 'look' && isRpcMessage(parseJson(text))) {
      passAfterAll();
      return asPassed();
    }
    return withQuote(verdict, text);
  }

  return {
    onRequestStart(started) {
      controller = started;
      if (response.destroyed) started.abort(CALLER_LEFT);
      else if (isLate) started.abort(OUT_OF_TIME);
    },

    onResponseStart(_controller, status, headers) {
      if (status < 200) return;
      clearTimeout(deadline);
      verdict = exchange.judge(headOf(status, headers));
      if (verdict.kind === 'pass') startPassing(status, headers);
      else readRefusal(status, headers);
    },

    onResponseData(answering, chunk) {
      if (verdict?.kind === 'pass') {
        passedBytes += chunk.length;
        if (response.write(chunk)) silence?.refresh();
        else holdBack(answering);
        return;
      }
      refusalText.push(chunk);
      refusalBytes += chunk.length;
      if (refusalBytes > QUOTED_BYTES) answering.abort(ENOUGH_READ);
    },

    onResponseEnd() {
      if (verdict?.kind === 'pass') {
        response.end();
        finish(asPassed());
      } else finish(settled());
    },

    onResponseError(_controller, error) {
      if (error === CALLER_LEFT) return finish(callerLeft());
      if (error === ENOUGH_READ) return finish(settled());
      if (verdict?.kind === 'pass') {
        // Broken after the first byte: the stream ends, nothing is invented.
        response.destroy();
        return finish(asPassed());
      }
      if (verdict) return finish(settled());
      if (error === OVER_LIMIT) return finish({ kind: 'too-large' });
      if (error === OUT_OF_TIME)
        return finish({ kind: 'broken', failure: failure('answer_timeout'), reused: false });
      const why = networkFailure(error, { proxied: upstream.isProxied(exchange.url) });
      finish({ kind: 'broken', failure: why, reused: upstream.wasReused(error) });
    },
  };
}

function headOf(status: number, headers: Headers): UpstreamHead {
  const text = (name: string): string | undefined => {
    const value = headers[name];
    return typeof value === 'string' ? value : value?.[0];
  };
  const timing: Record<string, string> = {};
  for (const name of ['retry-after', 'date']) {
    const value = text(name);
    if (value !== undefined) timing[name] = value;
  }
  return {
    status,
    contentType: text('content-type'),
    requestId: text('x-request-id'),
    retryAfterSeconds: retryAfterSeconds({ headers: timing }),
  };
}

function withQuote(verdict: Verdict | undefined, text: string): Outcome {
  if (verdict?.kind !== 'refuse' && verdict?.kind !== 'look') return { kind: 'renew' };
  const quoted = messageIn(text);
  return {
    kind: 'refused',
    failure: failure(verdict.failure.code, { ...verdict.failure, quoted }),
  };
}

/** The message of a JSON error, or nothing: pages of HTML are not quoted. */
function messageIn(text: string): string | undefined {
  const body = recordOf(parseJson(text));
  const error = body['error'] ?? body;
  return textOf(error) ?? textOf(recordOf(error)['message']);
}
