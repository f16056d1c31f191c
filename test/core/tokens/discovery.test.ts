import { describe, expect, it } from 'vitest';
import {
  discover,
  isSafeAddress,
  mayReceive,
  wellKnown,
} from '../../../src/main/core/tokens/discovery.ts';
import { failure } from '../../../src/shared/failure.ts';
import {
  BINDING,
  createFakeAuthorizationServer,
  ISSUER,
  MCP_URL,
  RESOURCE_URL,
  resourceDocument,
  SERVER_URL,
  serverDocument,
  TOKEN_URL,
} from '../../fakes/authorization-server.ts';
import { replyWith, type Scripted } from '../../fakes/network.ts';
import { failureIn, valueIn } from '../../fakes/outcome.ts';

function discoverWith(answers: Readonly<Record<string, Scripted>>, mcpUrl = MCP_URL) {
  const server = createFakeAuthorizationServer(() => replyWith(500, ''));
  for (const [url, answer] of Object.entries(answers)) server.answerAt(url, answer);
  const { network } = server;
  return { network, result: discover(mcpUrl, { network, budgetMs: 15_000 }) };
}

const resourceWith = (change: object) => ({
  [RESOURCE_URL]: replyWith(200, { ...resourceDocument, ...change }),
});
const serverWith = (change: object) => ({
  [SERVER_URL]: replyWith(200, { ...serverDocument, ...change }),
});

describe('discovery', () => {
  it('asks the address with the path first, then the root, then the issuer', async () => {
    const { network, result } = discoverWith({});
    expect(valueIn(await result)).toMatchObject({ binding: BINDING, tokenEndpoint: TOKEN_URL });
    expect(network.sent.map(({ url }) => url)).toEqual([
      `${RESOURCE_URL}/mcp`,
      RESOURCE_URL,
      SERVER_URL,
    ]);
  });

  it('does not ask the root where the address with the path answers', async () => {
    const { network, result } = discoverWith({
      [`${RESOURCE_URL}/mcp`]: replyWith(200, resourceDocument),
    });
    valueIn(await result);
    expect(network.sent).toHaveLength(2);
  });

  it('understands the newer document with a browser flow beside the token endpoint', async () => {
    const { result } = discoverWith(
      serverWith({
        authorization_endpoint: `${ISSUER}/authorize`,
        registration_endpoint: `${ISSUER}/register`,
        grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
        token_endpoint_auth_methods_supported: ['client_secret_basic', 'none'],
        client_id_metadata_document_supported: true,
      }),
    );
    expect(valueIn(await result)).toMatchObject({ tokenEndpoint: TOKEN_URL, basicSupported: true });
  });

  it.each([
    { methods: ['client_secret_post'], basicSupported: false },
    { methods: ['client_secret_basic'], basicSupported: true },
    { methods: undefined, basicSupported: true },
  ])('reads from $methods whether Basic is taken', async ({ methods, basicSupported }) => {
    const { result } = discoverWith(serverWith({ token_endpoint_auth_methods_supported: methods }));
    expect(valueIn(await result).basicSupported).toBe(basicSupported);
  });

  it.each([ISSUER, `${ISSUER}/`, MCP_URL])('takes %s as covering the address', async (resource) => {
    valueIn(await discoverWith(resourceWith({ resource })).result);
  });

  it.each([
    ['a resource of another host', resourceWith({ resource: 'https://evil.example/mcp' })],
    ['a resource of another path', resourceWith({ resource: `${ISSUER}/other` })],
    ['a resource whose path only begins alike', resourceWith({ resource: `${ISSUER}/mc` })],
    ['a resource of another port', resourceWith({ resource: 'https://mcp.example.com:444/mcp' })],
    ['a resource that is no address', resourceWith({ resource: 'mcp' })],
    ['an issuer other than the one asked', serverWith({ issuer: 'https://evil.example' })],
    ['an issuer with a slash too many', serverWith({ issuer: `${ISSUER}/` })],
  ])('refuses %s', async (_what, answers) => {
    const refusal = failureIn(await discoverWith(answers).result);
    expect(refusal.code).toBe('issuer_mismatch');
    expect(refusal.cause).toContain('nothing was sent');
  });

  it.each([
    ['an issuer by plain http', resourceWith({ authorization_servers: ['http://evil.example'] })],
    [
      'an issuer with a user name',
      resourceWith({ authorization_servers: ['https://a@b.example'] }),
    ],
    [
      'a token endpoint by plain http',
      serverWith({ token_endpoint: 'http://mcp.example.com/token' }),
    ],
    ['a token endpoint of a file', serverWith({ token_endpoint: 'file:///etc/passwd' })],
    ['a token endpoint that is no address', serverWith({ token_endpoint: '/token' })],
  ])('refuses %s', async (_what, answers) => {
    expect(failureIn(await discoverWith(answers).result).code).toBe('insecure_address');
  });

  it('finds a token endpoint elsewhere and names its origin, for the binding to decide', async () => {
    const { result } = discoverWith(serverWith({ token_endpoint: 'https://evil.example/token' }));
    const { binding } = valueIn(await result);
    expect(binding).toEqual({ ...BINDING, tokenOrigin: 'https://evil.example' });
    expect(mayReceive(binding, undefined)).toBe(false);
  });

  it.each([`${RESOURCE_URL}/mcp`, RESOURCE_URL, SERVER_URL])(
    'follows no redirect of %s',
    async (url) => {
      const { network, result } = discoverWith({
        [url]: replyWith(302, '', { location: 'https://evil.example/' }),
      });
      expect(failureIn(await result).code).toBe('redirected');
      expect(network.sent.every((request) => request.url.startsWith(ISSUER))).toBe(true);
    },
  );

  it.each([
    ['no resource document', { [RESOURCE_URL]: replyWith(404, '') }],
    ['no server document', { [SERVER_URL]: replyWith(404, '') }],
    ['a document that is a page', { [SERVER_URL]: replyWith(200, '<html>sign in</html>') }],
    ['a document without its fields', { [SERVER_URL]: replyWith(200, { issuer: ISSUER }) }],
    ['a document that is a list', { [RESOURCE_URL]: replyWith(200, []) }],
    ['no server named', resourceWith({ authorization_servers: [] })],
    ['a server in trouble', { [RESOURCE_URL]: replyWith(503, 'busy') }],
  ])('fails readably with %s', async (_what, answers) => {
    expect(failureIn(await discoverWith(answers).result).code).toBe('discovery_failed');
  });

  it('passes on what the network says', async () => {
    const { result } = discoverWith({ [SERVER_URL]: failure('tls_failed') });
    expect(failureIn(await result).code).toBe('tls_failed');
  });

  it('sends nothing at all to an address that is not safe', async () => {
    const { network, result } = discoverWith({}, 'http://mcp.example.com/mcp');
    expect(failureIn(await result).code).toBe('insecure_address');
    expect(network.sent).toEqual([]);
  });
});

describe('a safe address', () => {
  it.each([
    ['https://mcp.dynamosql.com/mcp', true],
    ['http://127.0.0.1:8080/mcp', true],
    ['http://localhost/mcp', true],
    ['http://[::1]:1/mcp', true],
    ['http://127.0.0.2/mcp', false],
    ['http://localhost.example.com/mcp', false],
    ['http://127.0.0.1.example.com/mcp', false],
    ['http://10.0.0.1/mcp', false],
    ['https://user:word@mcp.example.com/mcp', false],
    ['https://mcp.example.com/mcp#part', false],
    ['ftp://mcp.example.com', false],
    ['mcp.example.com/mcp', false],
    ['', false],
  ])('%j: %s', (address, isSafe) => expect(isSafeAddress(address)).toBe(isSafe));
});

describe('the well-known address', () => {
  it.each([
    ['https://a.example', 'https://a.example/.well-known/kind'],
    ['https://a.example/', 'https://a.example/.well-known/kind'],
    ['https://a.example/mcp', 'https://a.example/.well-known/kind/mcp'],
    ['https://a.example:8443/t/1/', 'https://a.example:8443/.well-known/kind/t/1'],
  ])('of %s is %s', (described, address) => expect(wellKnown('kind', described)).toBe(address));
});

describe('credentials may be sent', () => {
  const evil = 'https://evil.example';
  it.each([
    ['where all three parts agree', BINDING, true],
    ['not to another issuer', { ...BINDING, issuer: evil }, false],
    ['not for another MCP address', { ...BINDING, mcpUrl: `${evil}/mcp` }, false],
    ['not to another token origin', { ...BINDING, tokenOrigin: evil }, false],
  ])('%s', (_when, found, may) => expect(mayReceive(found, BINDING)).toBe(may));

  it('to a token origin off the issuer only when they were proven there', () => {
    const elsewhere = { ...BINDING, tokenOrigin: 'https://login.example' };
    expect(mayReceive(elsewhere, elsewhere)).toBe(true);
    expect(mayReceive(elsewhere, undefined)).toBe(false);
    expect(mayReceive(BINDING, undefined)).toBe(true);
  });
});
