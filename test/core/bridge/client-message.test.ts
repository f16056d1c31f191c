import { describe, expect, it } from 'vitest';
import {
  type ClientMessage,
  cancelledId,
  readClientLine,
} from '../../../src/main/core/bridge/client-message.ts';

function messagesIn(line: string): readonly ClientMessage[] {
  const read = readClientLine(line);
  if (read.kind !== 'messages') throw new Error(`refused: ${read.answer}`);
  return read.messages;
}

function refusalOf(line: string): unknown {
  const read = readClientLine(line);
  return read.kind === 'refused' ? JSON.parse(read.answer) : undefined;
}

describe('a line of the client', () => {
  it('travels as it came, large numbers and spaces included', () => {
    const line = '{"jsonrpc":"2.0", "id":1, "method":"x", "params":{"n":12345678901234567890}}';
    expect(messagesIn(line)[0]?.text).toBe(line);
  });

  it.each([
    ['a request', '{"id":1,"method":"ping"}', true],
    ['a request with a null id', '{"id":null,"method":"ping"}', true],
    ['a notification', '{"method":"notifications/initialized"}', false],
    ['an answer', '{"id":1,"result":{}}', false],
  ])('is known as %s', (_what, line, isRequest) => {
    expect(messagesIn(line)).toMatchObject([{ isRequest, isModern: false }]);
  });

  it('is modern by the version in its _meta', () => {
    const params = { _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' } };
    expect(messagesIn(JSON.stringify({ id: 1, method: 'x', params }))).toMatchObject([
      { isModern: true },
    ]);
  });

  it('is refused in a batch when it is nested too deep to be carried', () => {
    const deep = 20_000;
    const batch = `[{"id":1,"method":"a","params":${'['.repeat(deep)}${']'.repeat(deep)}}]`;
    expect(readClientLine(batch)).toMatchObject({ kind: 'refused' });
  });

  it('may be a batch, which is carried message by message', () => {
    const batch = messagesIn('[{"id":1,"method":"a"},{"method":"b"}]');
    expect(batch.map(({ text }) => text)).toEqual(['{"id":1,"method":"a"}', '{"method":"b"}']);
  });

  it.each(['{"id":1', 'hello', '{"a":1}{"b":2}'])('is answered -32700 when it is %j', (line) => {
    expect(refusalOf(line)).toMatchObject({ id: null, error: { code: -32_700 } });
  });

  it.each(['7', '"text"', 'null', '[]', '[1]'])(
    'is answered -32600 when it is %s, JSON but no message',
    (line) => expect(refusalOf(line)).toMatchObject({ id: null, error: { code: -32_600 } }),
  );

  it('names the request that it takes back', () => {
    const [cancel] = messagesIn('{"method":"notifications/cancelled","params":{"requestId":"r1"}}');
    const [other] = messagesIn('{"method":"notifications/progress","params":{"requestId":"r1"}}');
    expect([cancel && cancelledId(cancel), other && cancelledId(other)]).toEqual(['r1', undefined]);
  });
});
