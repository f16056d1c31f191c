import type { TLSSocket } from 'node:tls';
import { request } from 'undici';
import { failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import type { HttpReply, HttpRequest, Network, Reachability } from '../core/ports.ts';
import { networkFailure } from './network-errors.ts';
import type { Upstream } from './upstream.ts';

const LONGEST_REPLY_BYTES = 1024 * 1024;
const WARM_BUDGET_MS = 10_000;
// Longer than a tunnel and the handshake in it may take, so that these say what is wrong.
const REACH_BY_PROXY_MS = 30_000;

/** The network port over the shared upstream connections. */
export function createNetwork(upstream: Upstream): Network {
  async function send(asked: HttpRequest): Promise<Result<HttpReply>> {
    const url = new URL(asked.url);
    const deadline = AbortSignal.timeout(asked.budgetMs);
    try {
      const reply = await request(url, {
        dispatcher: upstream.dispatcherFor(url),
        method: asked.method,
        headers: { ...asked.headers },
        body: asked.body ?? null,
        signal: deadline,
      });
      return ok({
        status: reply.statusCode,
        headers: flat(reply.headers),
        body: await readText(reply.body),
      });
    } catch (error) {
      if (deadline.aborted) return failed(failure('answer_timeout'));
      return failed(networkFailure(error, { proxied: upstream.isProxied(url) }));
    }
  }

  return {
    send,
    reach: (address) => reach(upstream, new URL(address)),
    warm(address) {
      void send({ method: 'GET', url: address, headers: {}, budgetMs: WARM_BUDGET_MS });
    },
  };
}

function flat(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
  const entries = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [[name, typeof value === 'string' ? value : value.join(', ')] as const],
  );
  return Object.fromEntries(entries);
}

async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > LONGEST_REPLY_BYTES) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Opens a connection as a request would and closes it again; by proxy, asks for the head of the origin. */
async function reach(upstream: Upstream, url: URL): Promise<Result<Reachability>> {
  const proxy = upstream.proxyOf(url);
  if (proxy) return reachByProxy(upstream, { url, proxy });
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  const target = { hostname: url.hostname, host: url.host, protocol: url.protocol, port };
  return new Promise((resolve) => {
    upstream.connect(target, (error, socket) => {
      if (error || !socket) return resolve(failed(networkFailure(error, { proxied: false })));
      const address = `${socket.remoteAddress}:${socket.remotePort}`;
      resolve(ok({ address, proxy: undefined, certificateIssuer: issuerOf(socket) }));
      socket.destroy();
    });
  });
}

async function reachByProxy(upstream: Upstream, { url, proxy }: { url: URL; proxy: string }) {
  const signal = AbortSignal.timeout(REACH_BY_PROXY_MS);
  try {
    const reply = await request(url.origin, {
      dispatcher: upstream.dispatcherFor(url),
      method: 'HEAD',
      signal,
    });
    await reply.body.dump();
    return ok({ address: url.host, proxy: new URL(proxy).host, certificateIssuer: undefined });
  } catch (error) {
    if (signal.aborted) return failed(failure('answer_timeout'));
    return failed(networkFailure(error, { proxied: true }));
  }
}

function issuerOf(socket: object): string | undefined {
  if (!('getPeerCertificate' in socket)) return undefined;
  const issuer = (socket as TLSSocket).getPeerCertificate().issuer;
  const name = issuer?.O ?? issuer?.CN;
  return typeof name === 'string' ? name : undefined;
}
