import { describe, expect, it } from 'vitest';
import {
  isExcluded,
  isLoopback,
  loopbackIsProxied,
  proxyFor,
  proxyRules,
} from '../../src/main/node/proxy-choice.ts';

const HTTPS = 'http://secure.proxy:3128';
const HTTP = 'http://plain.proxy:3128';
const none = { httpsProxy: undefined, httpProxy: undefined, noProxy: undefined };
const both = { ...none, httpsProxy: HTTPS, httpProxy: HTTP };

describe('the way to an address', () => {
  it.each([
    ['https://mcp.example.com/mcp', both, HTTPS],
    ['http://mcp.example.com/mcp', both, HTTP],
    ['https://mcp.example.com/mcp', { ...both, httpsProxy: undefined }, HTTP],
    ['http://mcp.example.com/mcp', { ...both, httpProxy: undefined }, undefined],
    ['https://mcp.example.com/mcp', none, undefined],
    ['https://mcp.example.com/mcp', { ...both, httpsProxy: '' }, undefined],
    ['https://mcp.example.com/mcp', { ...both, noProxy: 'example.com' }, undefined],
    [
      'https://mcp.example.com/mcp',
      { ...both, httpsProxy: 'bare.proxy:8080' },
      'http://bare.proxy:8080',
    ],
    [
      'https://mcp.example.com/mcp',
      { ...both, httpsProxy: 'https://tls.proxy' },
      'https://tls.proxy',
    ],
  ])('to %s with %j is %s', (url, settings, proxy) => {
    expect(proxyFor(new URL(url), settings)).toBe(proxy);
  });

  it.each([
    'http://localhost:1/',
    'http://LOCALHOST/',
    'http://127.0.0.1/',
    'https://127.8.9.1/',
    'http://[::1]:1/',
  ])('to this computer at %s is direct whatever is set', (url) =>
    expect(proxyFor(new URL(url), both)).toBeUndefined(),
  );

  it.each(['localhost.example.com', '128.0.0.1', '127.0.0.1.example.com', '[::2]', 'my-localhost'])(
    'to %s is not the one to this computer',
    (hostname) => expect(isLoopback(hostname)).toBe(false),
  );
});

describe('an excluded address', () => {
  it.each([
    ['https://mcp.example.com', undefined, false],
    ['https://mcp.example.com', '', false],
    ['https://mcp.example.com', ' , ', false],
    ['https://mcp.example.com', '*', true],
    ['https://mcp.example.com', 'mcp.example.com', true],
    ['https://mcp.example.com', 'MCP.Example.COM', true],
    ['https://mcp.example.com', 'example.com', true],
    ['https://mcp.example.com', '.example.com', true],
    ['https://mcp.example.com', '*.example.com', true],
    ['https://example.com', '.example.com', true],
    ['https://badexample.com', 'example.com', false],
    ['https://badexample.com', '.example.com', false],
    ['https://example.com', 'mcp.example.com', false],
    ['https://example.com.evil.test', 'example.com', false],
    ['https://mcp.example.com', 'other.test,example.com', true],
    ['https://mcp.example.com', 'other.test example.com', true],
    ['https://mcp.example.com', 'other.test,\n example.com', true],
    ['https://mcp.example.com', '.', false],
    ['https://mcp.example.com', '*.', false],
  ])('%s under NO_PROXY %j: %s', (url, noProxy, excluded) => {
    expect(isExcluded(new URL(url), noProxy)).toBe(excluded);
  });

  it.each([
    ['https://mcp.example.com', 'example.com:443', true],
    ['http://mcp.example.com', 'example.com:80', true],
    ['https://mcp.example.com', 'example.com:8443', false],
    ['https://mcp.example.com:8443', 'example.com:8443', true],
    ['https://mcp.example.com:8443', 'example.com:443', false],
    ['https://mcp.example.com:8443', 'example.com', true],
    ['https://10.1.2.3:8443', '10.1.2.3:8443', true],
  ])('with a port: %s under NO_PROXY %j: %s', (url, noProxy, excluded) => {
    expect(isExcluded(new URL(url), noProxy)).toBe(excluded);
  });

  it.each([
    ['https://[2001:db8::1]', '[2001:db8::1]', true],
    ['https://[2001:db8::1]', '[2001:db8::1]:443', true],
    ['https://[2001:db8::1]:8443', '[2001:db8::1]:443', false],
    ['https://[2001:db8::1]', '2001:db8::1', true],
    ['https://[2001:db8::1]', '2001:DB8::1', true],
    ['https://[2001:db8::1]', '[2001:db8::2]', false],
    ['https://[2001:db8::1]', '2001:db8::2', false],
    ['http://[::1]', '::1', true],
    ['http://[::1]', '[::1]', true],
  ])('of IPv6: %s under NO_PROXY %j: %s', (url, noProxy, excluded) => {
    expect(isExcluded(new URL(url), noProxy)).toBe(excluded);
  });
});

describe('a range of addresses', () => {
  it.each([
    ['http://127.0.0.1', '127.0.0.0/8', true],
    ['http://127.0.0.1:8080', '127.0.0.0/8', true],
    ['http://127.0.0.1', '127.0.0.1/32', true],
    ['http://127.0.0.1', '127.0.0.2/32', false],
    ['http://127.0.0.1', '0.0.0.0/0', true],
    ['http://10.1.2.3', '127.0.0.0/8', false],
    ['http://10.1.2.3', 'example.com, 10.0.0.0/8', true],
    ['http://[::1]', '::1/128', true],
    ['http://[::1]', '[::1]/128', true],
    ['http://[2001:db8::7]', '2001:DB8::/32', true],
    ['http://[2001:db9::7]', '2001:db8::/32', false],
    ['http://127.0.0.1', '::1/128', false],
    ['http://[::1]', '127.0.0.0/8', false],
    ['http://localhost', '127.0.0.0/8', false],
    ['http://127.0.0.1.example.com', '127.0.0.0/8', false],
  ])('%s under NO_PROXY %j: %s', (url, noProxy, excluded) => {
    expect(isExcluded(new URL(url), noProxy)).toBe(excluded);
  });

  it.each(['127.0.0.0/33', '127.0.0/8', '127.0.0.1/', '/8', 'localhost/8', '::1/129', 'http://a'])(
    'that cannot be read, such as %j, excludes nothing',
    (range) => expect(isExcluded(new URL('http://127.0.0.1'), range)).toBe(false),
  );
});

describe('a proxy variable', () => {
  it.each([
    [none, false],
    [both, true],
    [{ ...both, httpProxy: undefined }, true],
    [{ ...both, noProxy: 'example.com' }, true],
    [{ ...both, noProxy: 'localhost' }, true],
    [{ ...both, noProxy: 'localhost,127.0.0.1' }, false],
    [{ ...both, noProxy: '*' }, false],
    [{ ...both, noProxy: '127.0.0.0/8,::1/128' }, false],
    [{ ...both, noProxy: '::1/128' }, true],
    [{ ...both, noProxy: '.local,10.0.0.0/8' }, true],
  ])('of %j catches the local address: %s', (settings, caught) => {
    expect(loopbackIsProxied(settings)).toBe(caught);
  });

  it('is heeded for the port of the local address', () => {
    const settings = { ...both, noProxy: '127.0.0.1:4160' };
    expect(loopbackIsProxied(settings, 4160)).toBe(false);
    expect(loopbackIsProxied(settings, 4161)).toBe(true);
  });
});

describe('the rules that the network of the update library gets', () => {
  it('choose as the app does', () => {
    expect(proxyRules(both)?.server).toBe(`https=${HTTPS};http=${HTTP}`);
    expect(proxyRules({ ...none, httpProxy: HTTP })?.server).toBe(`https=${HTTP};http=${HTTP}`);
    expect(proxyRules({ ...none, httpsProxy: 'bare.proxy:8080' })?.server).toBe(
      'https=http://bare.proxy:8080',
    );
    expect(proxyRules(none)).toBeUndefined();
    expect(proxyRules({ ...none, httpsProxy: '' })).toBeUndefined();
  });

  it('hold no name and no password', () => {
    const httpsProxy = 'http://ada:secret@secure.proxy:3128/';
    expect(proxyRules({ ...none, httpsProxy })?.server).toBe(`https=${HTTPS}`);
  });

  it('leave out what NO_PROXY leaves out, with its subdomains', () => {
    const noProxy = 'a.example, .b.example:8080 *.c.example 10.0.0.0/8,::1 . *';
    expect(proxyRules({ ...both, noProxy })?.bypass).toBe(
      'a.example,.a.example,b.example:8080,.b.example:8080,c.example,.c.example,10.0.0.0/8,[::1],*',
    );
  });
});
