import { describe, expect, it } from 'vitest';
import { bodylessEnvelope, readEnvelope } from '../../../src/main/core/gateway/envelope.ts';
import { isRpcMessage, judgeHead, mayReplay } from '../../../src/main/core/gateway/verdict.ts';
import { headWith } from './heads.ts';

const JSON_TYPE = 'application/json';
const head = (status: number, contentType: string | undefined = JSON_TYPE) => ({
  status,
  contentType,
  requestId: 'req-1',
  retryAfterSeconds: 7,
});
const wordOf = (status: number, contentType?: string | undefined, call = {}) => {
  const given = { ...head(status), contentType };
  const verdict = judgeHead(given, { hasSession: false, renewed: false, ...call });
  return verdict.kind === 'refuse' ? verdict.failure.code : verdict.kind;
};

describe('the verdict on an answer', () => {
  it.each([
    [200, JSON_TYPE, 'pass'],
    [200, 'application/json; charset=utf-8', 'pass'],
    [200, 'Application/JSON', 'pass'],
    [200, 'text/event-stream', 'pass'],
    [200, 'text/event-stream;charset=utf-8', 'pass'],
    [202, undefined, 'pass'],
    [204, undefined, 'pass'],
    [200, 'text/html', 'upstream_not_mcp'],
    [200, 'application/jsonp', 'upstream_not_mcp'],
    [200, 'text/plain', 'upstream_not_mcp'],
    [301, undefined, 'redirected'],
    [302, 'text/html', 'redirected'],
    [307, JSON_TYPE, 'redirected'],
    [308, JSON_TYPE, 'redirected'],
    [400, JSON_TYPE, 'pass'],
    [400, undefined, 'pass'],
    [405, 'text/html', 'pass'],
    [406, JSON_TYPE, 'pass'],
    [409, JSON_TYPE, 'pass'],
    [413, undefined, 'pass'],
    [415, JSON_TYPE, 'pass'],
    [401, JSON_TYPE, 'renew'],
    [403, JSON_TYPE, 'upstream_forbidden'],
    [404, JSON_TYPE, 'look'],
    [404, 'text/html', 'upstream_not_found'],
    [404, undefined, 'upstream_not_found'],
    [429, JSON_TYPE, 'upstream_rate_limited'],
    [500, JSON_TYPE, 'upstream_failed'],
    [502, 'text/html', 'upstream_failed'],
    [503, undefined, 'upstream_failed'],
    [504, 'text/event-stream', 'upstream_failed'],
  ])('%d of type %s: %s', (status, type, word) => expect(wordOf(status, type)).toBe(word));

  it('404 to a call with a session passes: the session is over', () => {
    expect(wordOf(404, 'text/html', { hasSession: true })).toBe('pass');
  });

  it('401 after the one renewal is final', () => {
    expect(wordOf(401, JSON_TYPE, { renewed: true })).toBe('token_refused');
  });

  it.each([403, 429, 503])('%d carries request id and waiting time', (status) => {
    expect(judgeHead(head(status), { hasSession: false, renewed: false })).toMatchObject({
      failure: { requestId: 'req-1', retryAfterSeconds: 7 },
    });
  });
});

describe('the body of a 404', () => {
  it.each([
    [{ jsonrpc: '2.0', id: null, error: { code: -32_001, message: 'Session not found' } }, true],
    [{ message: 'Not Found' }, false],
    [{ jsonrpc: '1.0' }, false],
    [[], false],
    [null, false],
    ['Not Found', false],
  ])('%j is a JSON-RPC message: %s', (body, is) => expect(isRpcMessage(body)).toBe(is));
});

describe('a request whose reused connection died is sent again', () => {
  const requestOf = (method: string) => readEnvelope(JSON.stringify({ id: 1, method }), headWith());
  const reused = { reused: true, replayed: false };

  it.each([
    ['initialize', true],
    ['ping', true],
    ['server/discover', true],
    ['tools/list', true],
    ['resources/list', true],
    ['resources/templates/list', true],
    ['resources/read', true],
    ['prompts/list', true],
    ['prompts/get', true],
    ['tools/call', false],
    ['logging/setLevel', false],
    ['subscriptions/listen', false],
    ['unheard/of', false],
  ])('%s: %s', (method, may) => expect(mayReplay(requestOf(method), reused)).toBe(may));

  it.each([
    ['GET', true],
    ['DELETE', false],
  ])('%s: %s', (method, may) => {
    expect(mayReplay(bodylessEnvelope(headWith({}, { method })), reused)).toBe(may);
  });

  it.each([
    [
      'a batch of harmless ones',
      [
        { id: 1, method: 'ping' },
        { id: 2, method: 'tools/list' },
      ],
      true,
    ],
    [
      'a batch with a tool call',
      [
        { id: 1, method: 'ping' },
        { id: 2, method: 'tools/call' },
      ],
      false,
    ],
    ['a notification', { method: 'notifications/initialized' }, false],
    ['a response', { id: 1, result: {} }, false],
    ['what cannot be read', '{', false],
  ])('%s: %j', (_what, message, may) => {
    expect(mayReplay(readEnvelope(JSON.stringify(message), headWith()), reused)).toBe(may);
  });

  it('only once, and never on a new connection', () => {
    expect(mayReplay(requestOf('ping'), { reused: true, replayed: true })).toBe(false);
    expect(mayReplay(requestOf('ping'), { reused: false, replayed: false })).toBe(false);
  });
});
