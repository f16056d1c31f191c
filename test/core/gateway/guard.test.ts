import { describe, expect, it } from 'vitest';
import { guard } from '../../../src/main/core/gateway/guard.ts';
import { headWith } from './heads.ts';

const policy = { port: 17_864, allowedOrigins: ['https://app.example'] };
const verdictOf = (headers: Parameters<typeof headWith>[0]) =>
  guard(headWith(headers), policy)?.code;

describe('the first wall lets in a host', () => {
  it.each([
    '127.0.0.1',
    '127.0.0.1:17864',
    '127.0.0.1:1',
    'localhost',
    'LOCALHOST:17864',
    '[::1]',
    '[::1]:17864',
  ])('%s', (host) => expect(verdictOf({ host })).toBeUndefined());
});

describe('the first wall keeps out a host', () => {
  it.each([
    undefined,
    '',
    'evil.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example:17864',
    'evil.example:17864',
    '127.0.0.2',
    '0.0.0.0:17864',
    '::1',
    '[::2]',
    '127.0.0.1:',
    '127.0.0.1:17864:1',
    '127.0.0.1:17864@evil.example',
    ' 127.0.0.1',
    'user@127.0.0.1',
    '127.1',
    '2130706433',
  ])('%j', (host) => expect(verdictOf({ host })).toBe('host_refused'));

  it('sent twice', () => {
    expect(verdictOf({ host: ['127.0.0.1', 'evil.example'] })).toBe('host_refused');
  });
});

describe('the first wall and origins', () => {
  it.each([
    'http://127.0.0.1:17864',
    'http://localhost:17864',
    'http://[::1]:17864',
    'HTTP://LOCALHOST:17864',
    'https://app.example',
  ])('%s is let in', (origin) => expect(verdictOf({ origin })).toBeUndefined());

  it.each([
    'https://evil.example',
    'null',
    '',
    'http://localhost',
    'http://localhost:3000',
    'https://localhost:17864',
    'http://127.0.0.1:178640',
    'http://localhost:17864.evil.example',
    'https://app.example.evil.example',
    'https://app.example:444',
    'file://',
    'chrome-extension://abc',
  ])('%j is kept out', (origin) => expect(verdictOf({ origin })).toBe('origin_refused'));

  it('a good one and another are kept out', () => {
    const origin = ['http://localhost:17864', 'https://evil.example'];
    expect(verdictOf({ origin })).toBe('origin_refused');
  });

  it('a foreign host is what is said of a request with both', () => {
    expect(verdictOf({ host: 'evil.example', origin: 'null' })).toBe('host_refused');
  });
});
