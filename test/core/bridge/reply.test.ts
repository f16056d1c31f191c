import { describe, expect, it } from 'vitest';
import {
  type ClientMessage,
  readClientLine,
} from '../../../src/main/core/bridge/client-message.ts';
import { replyTo } from '../../../src/main/core/bridge/reply.ts';

function only(line: string): ClientMessage {
  const read = readClientLine(line);
  const [message] = read.kind === 'messages' ? read.messages : [];
  if (!message) throw new Error('no message');
  return message;
}

const request = only('{"jsonrpc":"2.0","id":"a","method":"tools/list"}');
const said = (text: string) => ({ text, message: JSON.parse(text) });

describe('what the server says', () => {
  it('is the reply when it has the id of the request, byte for byte', () => {
    const answer = said('{"id":"a", "result":{"n":12345678901234567890}}');
    expect(replyTo(request, answer)).toBe(answer);
  });

  it.each([
    ['another id', '{"id":"b","result":{}}'],
    ['the same id as a request of the server', '{"id":"a","method":"roots/list"}'],
    ['no id, as a notification', '{"method":"notifications/progress"}'],
  ])('is no reply with %s', (_what, text) => {
    expect(replyTo(request, said(text))).toBeUndefined();
  });

  it.each(['{"error":{"code":-32600}}', '{"id":null,"error":{"code":-32600}}'])(
    'is the reply when it is an error without an id: %s',
    (text) => {
      const reply = replyTo(request, said(text));
      expect(reply?.message).toMatchObject({ id: 'a', error: { code: -32_600 } });
      expect(JSON.parse(reply?.text ?? '')).toEqual(reply?.message);
    },
  );

  it('is no reply to a notification', () => {
    const notification = only('{"method":"notifications/initialized"}');
    expect(replyTo(notification, said('{"id":null,"error":{"code":1}}'))).toBeUndefined();
  });
});
