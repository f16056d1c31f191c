import type { SecureContext } from 'node:tls';
import { type buildConnector, Pool, ProxyAgent } from 'undici';

type Connector = buildConnector.connector;

interface ProxiedWayOptions {
  readonly uri: string;
  readonly connectMs: number;
  readonly secureContext: SecureContext | undefined;
  /** How connections to the servers behind the proxy are kept. */
  readonly pool: Pool.Options;
  /** Gets every connection to a server behind the proxy, when it is open. */
  readonly track: (connect: Connector) => Connector;
}

/** The code of an error on the way to the proxy itself, whatever it was; that is its cause. */
export const PROXY_NOT_REACHED = 'PROXY_NOT_REACHED';

/**
 * The way by a proxy: https through a tunnel, http by its forwarding. The tunnel has to be open
 * within `connectMs`, and the connection in it again; an error before that is the proxy's.
 */
export function createProxiedWay(options: ProxiedWayOptions): ProxyAgent {
  const { uri, connectMs, secureContext, pool, track } = options;
  const proxyOrigin = new URL(uri).origin;
  return new ProxyAgent({
    ...pool,
    uri,
    connectTimeout: connectMs,
    requestTls: { secureContext },
    proxyTls: { secureContext },
    // Connections to the proxy that become tunnels: it may take the request and never answer.
    clientFactory: (origin, given) =>
      new Pool(origin, { ...given, connect: told(connectorOf(given)), headersTimeout: connectMs }),
    // Connections that carry requests: in a tunnel, or to the proxy that forwards.
    factory(origin, given) {
      const connect = connectorOf(given);
      const isForwarding = new URL(origin).origin === proxyOrigin;
      return new Pool(origin, { ...pool, connect: track(isForwarding ? told(connect) : connect) });
    },
  });
}

/** undici's types say less than it gives: every factory gets the connector that it has to use. */
function connectorOf(given: object): Connector {
  return (given as { readonly connect: Connector }).connect;
}

function told(connect: Connector): Connector {
  return (target, callback) =>
    connect(target, (...[error, socket]) => {
      if (!error) return callback(null, socket);
      const code = { code: PROXY_NOT_REACHED };
      callback(Object.assign(new Error(error.message, { cause: error }), code), null);
    });
}
