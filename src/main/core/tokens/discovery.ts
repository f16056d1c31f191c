import { z } from 'zod';
import { failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import type { Binding } from '../../../shared/settings.ts';
import type { HttpReply, Network } from '../ports.ts';

/** Where tokens for one MCP server come from, as its metadata says (RFC 9728, RFC 8414). */
export interface AuthorizationServer {
  readonly binding: Binding;
  readonly tokenEndpoint: string;
  readonly basicSupported: boolean;
  /** The server's clock minus ours, from the `Date` of its answer; undefined without one. */
  readonly dateHeader: string | undefined;
}

const resourceSchema = z.looseObject({
  resource: z.string(),
  authorization_servers: z.array(z.string()).min(1),
});

const serverSchema = z.looseObject({
  issuer: z.string(),
  token_endpoint: z.string(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
});

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** https, or http on this computer; no user name, password or fragment in it. */
export function isSafeAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.username || url.password || url.hash) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
}

/** The well-known address of RFC 8414 and RFC 9728: before the path of what it describes. */
export function wellKnown(kind: string, described: string): string {
  const url = new URL(described);
  const path = url.pathname === '/' ? '' : url.pathname.replace(/\/$/, '');
  return `${url.origin}/.well-known/${kind}${path}`;
}

interface DiscoveryParts {
  readonly network: Network;
  readonly budgetMs: number;
}

/**
 * Reads both metadata documents of an MCP server and checks that they agree with where they lie.
 * Failures: `insecure_address`, `discovery_failed`, `issuer_mismatch`, `redirected`, and those of the network.
 */
export async function discover(
  mcpUrl: string,
  parts: DiscoveryParts,
): Promise<Result<AuthorizationServer>> {
  if (!isSafeAddress(mcpUrl)) return failed(failure('insecure_address'));
  const resource = await readResource(mcpUrl, parts);
  if (!resource.ok) return resource;
  const issuer = resource.value.authorization_servers[0] ?? '';
  if (!covers(resource.value.resource, mcpUrl))
    return differs('resource', resource.value.resource, mcpUrl);
  if (!isSafeAddress(issuer)) return failed(failure('insecure_address'));
  const reply = await readDocument(wellKnown('oauth-authorization-server', issuer), parts);
  if (!reply.ok) return reply;
  const server = parseDocument(serverSchema, reply.value);
  return server.ok ? agreed({ issuer, mcpUrl, server: server.value, reply: reply.value }) : server;
}

async function readResource(mcpUrl: string, parts: DiscoveryParts) {
  const kind = 'oauth-protected-resource';
  const suffixed = await readDocument(wellKnown(kind, mcpUrl), parts);
  if (!suffixed.ok) return suffixed;
  if (suffixed.value.status === 200) return parseDocument(resourceSchema, suffixed.value);
  const root = await readDocument(`${new URL(mcpUrl).origin}/.well-known/${kind}`, parts);
  return root.ok ? parseDocument(resourceSchema, root.value) : root;
}

async function readDocument(
  url: string,
  { network, budgetMs }: DiscoveryParts,
): Promise<Result<HttpReply>> {
  const headers = { accept: 'application/json' };
  const reply = await network.send({ method: 'GET', url, headers, budgetMs });
  if (reply.ok && reply.value.status >= 300 && reply.value.status < 400)
    return failed(failure('redirected'));
  return reply;
}

function parseDocument<T>(schema: z.ZodType<T>, reply: HttpReply): Result<T> {
  if (reply.status !== 200) {
    const cause = `The metadata document was answered with status ${reply.status}.`;
    return failed(failure('discovery_failed', { cause, requestId: reply.headers['x-request-id'] }));
  }
  try {
    return ok(schema.parse(JSON.parse(reply.body)));
  } catch {
    return failed(
      failure('discovery_failed', {
        cause: 'A metadata document is not what its standard asks for.',
      }),
    );
  }
}

/** RFC 9728 names the resource; a server may name its whole origin or a parent path of the address. */
function covers(resource: string, mcpUrl: string): boolean {
  if (!URL.canParse(resource)) return false;
  const [named, asked] = [new URL(resource), new URL(mcpUrl)];
  const parent = named.pathname.replace(/\/$/, '');
  return (
    named.origin === asked.origin &&
    (asked.pathname === parent || asked.pathname.startsWith(`${parent}/`))
  );
}

interface Documents {
  readonly issuer: string;
  readonly mcpUrl: string;
  readonly server: z.infer<typeof serverSchema>;
  readonly reply: HttpReply;
}

function agreed({ issuer, mcpUrl, server, reply }: Documents): Result<AuthorizationServer> {
  if (server.issuer !== issuer) return differs('issuer', server.issuer, issuer);
  if (!isSafeAddress(server.token_endpoint)) return failed(failure('insecure_address'));
  const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return ok({
    binding: { issuer, mcpUrl, tokenOrigin: new URL(server.token_endpoint).origin },
    tokenEndpoint: server.token_endpoint,
    basicSupported: methods.includes('client_secret_basic'),
    dateHeader: reply.headers['date'],
  });
}

function differs(what: string, said: string, expected: string) {
  const cause = `The metadata's ${what} should be ${expected} but is another; nothing was sent.`;
  return failed(failure('issuer_mismatch', { cause, quoted: said }));
}

/**
 * Whether credentials may be sent to what was discovered: all three parts of the binding they were
 * proven with must agree. Credentials without one go only to a token endpoint on the issuer's origin.
 */
export function mayReceive(found: Binding, proven: Binding | undefined): boolean {
  if (!proven) return found.tokenOrigin === new URL(found.issuer).origin;
  return (
    found.issuer === proven.issuer &&
    found.mcpUrl === proven.mcpUrl &&
    found.tokenOrigin === proven.tokenOrigin
  );
}
