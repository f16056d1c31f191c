import { describe, expect, it } from 'vitest';
import { type Answer, failureAnswer, keyAnswer } from '../../../src/main/core/gateway/answers.ts';
import { bodylessEnvelope, readEnvelope } from '../../../src/main/core/gateway/envelope.ts';
import { failure, sentenceOf } from '../../../src/shared/failure.ts';
import { headWith } from './heads.ts';

const what = failure('upstream_rate_limited', {
  retryAfterSeconds: 7,
  requestId: 'req-1',
  quoted: 'slow down',
});
const sentence = sentenceOf(what);
const envelopeOf = (message: unknown) => readEnvelope(JSON.stringify(message), headWith());
const none = bodylessEnvelope(headWith({}, { method: 'GET' }));
const unreadable = readEnvelope('{', headWith());
const bodyOf = ({ body }: Answer): unknown => JSON.parse(body);

const toolCall = { jsonrpc: '2.0', id: 5, method: 'tools/call', params: { name: 'run_sql' } };
const meta = { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' };
const rpc = {
  code: 1302,
  message: sentence,
  data: { code: 'upstream_rate_limited', requestId: 'req-1', retryAfterSeconds: 7 },
};

describe('a failure', () => {
  it('of a tool call is read in the chat', () => {
    const answer = failureAnswer(what, envelopeOf(toolCall));
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/json']);
    const result = { content: [{ type: 'text', text: sentence }], isError: true };
    expect(bodyOf(answer)).toEqual({ jsonrpc: '2.0', id: 5, result });
  });

  it('of a modern tool call says that the result is complete', () => {
    const envelope = envelopeOf({ ...toolCall, params: { name: 'run_sql', _meta: meta } });
    expect(bodyOf(failureAnswer(what, envelope))).toMatchObject({
      result: { resultType: 'complete', isError: true },
    });
  });

  it('of another request is a JSON-RPC error with our number', () => {
    const answer = failureAnswer(what, envelopeOf({ id: 'x', method: 'tools/list' }));
    expect(answer.status).toBe(200);
    expect(bodyOf(answer)).toEqual({ jsonrpc: '2.0', id: 'x', error: rpc });
  });

  it('of a batch is one error for each id', () => {
    const batch = [{ id: 1, method: 'ping' }, { method: 'note' }, { ...toolCall, id: 2 }];
    expect(bodyOf(failureAnswer(what, envelopeOf(batch)))).toMatchObject([
      { id: 1, error: rpc },
      { id: 2, result: { isError: true } },
    ]);
  });

  it.each([
    ['not-json', 400],
    ['too-large', 413],
    ['over-replay-size', 503],
  ] as const)('of a body that is %s has no id and status %d', (why, status) => {
    const answer = failureAnswer(what, unreadable, why);
    expect(answer.status).toBe(status);
    expect(bodyOf(answer)).toEqual({ jsonrpc: '2.0', id: null, error: rpc });
  });

  it.each([
    ['a notification', envelopeOf({ method: 'notifications/cancelled' })],
    ['a response', envelopeOf({ id: 1, result: {} })],
    ['a batch of notifications', envelopeOf([{ method: 'a' }])],
    ['a GET', none],
  ])('of %s is 503 without a body', (_what, envelope) => {
    expect(failureAnswer(what, envelope)).toEqual({ status: 503, headers: {}, body: '' });
  });

  it('says our sentence first and quotes the server after it', () => {
    expect(sentence).toMatch(
      /^DynamoSQL asks for fewer calls\. .* Try again in 7 seconds\. The server said: "slow down"$/,
    );
  });
});

describe('a caller without a valid key', () => {
  const unknown = failure('key_unknown');

  it('is answered 401 without any invitation to OAuth', () => {
    const answer = keyAnswer(unknown, false, envelopeOf(toolCall));
    expect(answer.status).toBe(401);
    expect(Object.keys(answer.headers)).not.toContain('www-authenticate');
    expect(answer.body).not.toMatch(/resource_metadata|well-known|oauth/i);
    expect(bodyOf(answer)).toMatchObject({ error: { data: { code: 'key_unknown' } } });
  });

  it.each([
    ['its id, for clients that wait for that', envelopeOf(toolCall), 5],
    ['no id where nothing was asked', none, null],
  ])('is answered 401 with %s', (_, envelope, id) => {
    expect(bodyOf(keyAnswer(unknown, false, envelope))).toMatchObject({ id });
  });

  it('in the path is answered inside the protocol, with its id', () => {
    const answer = keyAnswer(unknown, true, envelopeOf(toolCall));
    expect(answer.status).toBe(200);
    expect(bodyOf(answer)).toMatchObject({ id: 5, error: { message: sentenceOf(unknown) } });
  });

  it('in the path of a GET or DELETE is answered 405', () => {
    expect(keyAnswer(unknown, true, none)).toMatchObject({ status: 405, body: '' });
  });
});
