import { describe, expect, it } from 'vitest';
import { admit } from '../../../src/main/core/gateway/admission.ts';
import { isMcpMethod, routeOf } from '../../../src/main/core/gateway/routes.ts';
import { headWith } from './heads.ts';

const to = (target: string, headers = {}) => routeOf(headWith(headers, { target }));
const bearer = { authorization: 'Bearer dsk_codex' };

describe('the way of a request', () => {
  it.each([
    ['/mcp', { kind: 'mcp', pathKey: undefined }],
    ['/mcp?session=1', { kind: 'mcp', pathKey: undefined }],
    ['/k/dsk_abc/mcp', { kind: 'mcp', pathKey: 'dsk_abc' }],
    ['/k/dsk_abc/mcp?x=/', { kind: 'mcp', pathKey: 'dsk_abc' }],
    ['/healthz', { kind: 'healthz' }],
    ['/readyz?verbose', { kind: 'readyz' }],
  ])('%s leads somewhere', (target, route) => expect(to(target)).toMatchObject(route));

  it.each([
    '/',
    '',
    '*',
    '/mcp/',
    '//mcp',
    '/MCP',
    '/mcp/extra',
    '/mcp%2f',
    '/x/../mcp',
    '/k//mcp',
    '/k/dsk_abc',
    '/k/dsk_abc/mcp/',
    '/k/a/b/mcp',
    `/k/${'a'.repeat(201)}/mcp`,
    '/healthz/',
    '/register',
    '/authorize',
    '/token',
    '/.well-known/oauth-protected-resource',
    '/.well-known/oauth-protected-resource/mcp',
    '/.well-known/oauth-authorization-server',
    '/.well-known/openid-configuration',
    '/k/dsk_abc/.well-known/oauth-protected-resource',
    'http://127.0.0.1:17864/mcp',
  ])('%j leads nowhere', (target) => expect(to(target)).toEqual({ kind: 'nowhere' }));

  it.each([
    ['Bearer abc', 'abc'],
    ['bearer  abc', 'abc'],
    ['Bearer', undefined],
    ['Bearer a b', undefined],
    ['Basic abc', undefined],
    ['', undefined],
    [`Bearer ${'a'.repeat(501)}`, undefined],
  ])('with authorization %j carries the key %s', (authorization, key) => {
    expect(to('/mcp', { authorization })).toMatchObject({ bearer: key });
  });

  it.each([
    ['POST', true],
    ['GET', true],
    ['DELETE', true],
    ['PUT', false],
    ['OPTIONS', false],
    ['HEAD', false],
    ['post', false],
  ])('%s to /mcp is of the protocol: %s', (method, is) => expect(isMcpMethod(method)).toBe(is));
});

describe('the second wall', () => {
  const ownerOf = (key: string) => (key === 'dsk_codex' ? ('codex' as const) : undefined);
  const admitted = (target: string, { headers = {}, open = false } = {}) => {
    const route = to(target, headers);
    if (route.kind !== 'mcp') return expect.fail(`${target} leads to ${route.kind}`);
    const admission = admit(route, { ownerOf, open });
    if (admission.kind === 'admitted') return admission.caller;
    return `${admission.failure.code}${admission.inBand ? ' in band' : ''}`;
  };

  it.each([
    ['/mcp', bearer, 'codex'],
    ['/mcp', {}, 'key_missing'],
    ['/mcp', { authorization: 'Bearer dsk_wrong' }, 'key_unknown'],
    ['/mcp', { authorization: 'Basic dsk_codex' }, 'key_missing'],
    ['/k/dsk_codex/mcp', {}, 'codex'],
    ['/k/dsk_wrong/mcp', {}, 'key_unknown in band'],
    ['/k/dsk_wrong/mcp', bearer, 'key_unknown in band'],
    ['/k/dsk_codex/mcp', { authorization: 'Bearer dsk_wrong' }, 'codex'],
  ])('at %s with %j says %s', (target, headers, said) =>
    expect(admitted(target, { headers })).toBe(said),
  );

  it.each([
    ['/mcp', {}, 'open'],
    ['/mcp', bearer, 'codex'],
    ['/mcp', { authorization: 'Bearer anything' }, 'open'],
    ['/k/dsk_wrong/mcp', {}, 'key_unknown in band'],
  ])('when open, at %s with %j says %s', (target, headers, said) =>
    expect(admitted(target, { headers, open: true })).toBe(said),
  );
});
