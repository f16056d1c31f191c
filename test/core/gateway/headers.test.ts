import { describe, expect, it } from 'vitest';
import { headersBack, headersUp } from '../../../src/main/core/gateway/headers.ts';
import { createSecret } from '../../../src/shared/secret.ts';
import { headWith } from './heads.ts';

const token = createSecret('upstream-token');
const up = (headers: Parameters<typeof headWith>[0]) => headersUp(headWith(headers), token);

describe('a header on its way up', () => {
  it.each([
    'accept',
    'accept-encoding',
    'content-type',
    'mcp-session-id',
    'mcp-protocol-version',
    'mcp-method',
    'mcp-name',
    'mcp-param-region',
    'last-event-id',
    'traceparent',
    'tracestate',
    'baggage',
    'user-agent',
  ])('%s travels', (name) => expect(up({ [name]: 'value' })[name]).toBe('value'));

  it.each([
    'cookie',
    'origin',
    'referer',
    'host',
    'content-length',
    'expect',
    'connection',
    'keep-alive',
    'proxy-authorization',
    'proxy-connection',
    'te',
    'trailer',
    'transfer-encoding',
    'upgrade',
  ])('%s stays here', (name) => expect(up({ [name]: 'value' })).not.toHaveProperty(name));

  it('authorization becomes the token, whatever the caller sent', () => {
    const sent = up({ authorization: 'Bearer dsk_key', connection: 'authorization' });
    expect(sent['authorization']).toBe('Bearer upstream-token');
    expect(JSON.stringify(sent)).not.toContain('dsk_key');
  });

  it('that the connection names stays here', () => {
    const sent = up({ connection: 'close, X-Hop', 'x-hop': '1', 'x-end': '2' });
    expect(sent).not.toHaveProperty('x-hop');
    expect(sent['x-end']).toBe('2');
  });

  it('sent twice travels as one', () => {
    expect(up({ 'mcp-param-x': ['a', 'b'] })['mcp-param-x']).toBe('a, b');
  });
});

describe('a header on its way back', () => {
  it.each([
    'content-type',
    'content-length',
    'content-encoding',
    'cache-control',
    'x-accel-buffering',
    'x-request-id',
    'allow',
    'vary',
    'mcp-session-id',
    'mcp-protocol-version',
  ])('%s travels', (name) => expect(headersBack({ [name]: 'value' })).toEqual({ [name]: 'value' }));

  it.each([
    'set-cookie',
    'www-authenticate',
    'access-control-allow-origin',
    'access-control-allow-credentials',
    'connection',
    'keep-alive',
    'transfer-encoding',
    'location',
    'server',
    'strict-transport-security',
  ])('%s stays here', (name) => expect(headersBack({ [name]: 'value' })).toEqual({}));
});
