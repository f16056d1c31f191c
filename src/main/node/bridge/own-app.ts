import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Duplex, duplexPair } from 'node:stream';
import type { AppChannel } from './app-channel.ts';
import { httpExchange } from './http-exchange.ts';

interface OwnApp {
  /** Serves one call of this process's bridge. */
  readonly carry: (request: IncomingMessage, response: ServerResponse) => void;
  readonly close: () => Promise<void>;
}

/** An app inside this very process: HTTP over pipes in memory, which nobody else can reach. */
export function createOwnAppChannel({ carry, close }: OwnApp): AppChannel {
  const server = createServer({ requestTimeout: 0 }, carry);
  const pipes = new Set<Duplex>();

  function connect(): Duplex {
    const [ours, theirs] = duplexPair({ allowHalfOpen: false });
    for (const [side, other] of [
      [ours, theirs],
      [theirs, ours],
    ] as const) {
      // A socket tells its peer that it is gone; of a pair both sides have to be ended.
      side.on('close', () => other.destroy()).on('error', () => {});
    }
    pipes.add(ours);
    ours.on('close', () => pipes.delete(ours));
    server.emit('connection', theirs);
    return ours;
  }

  return {
    exchange: (call) => httpExchange(call, { connect, path: '/mcp' }),
    gone: new Promise(() => {}),
    async close() {
      for (const pipe of pipes) pipe.destroy();
      await close();
    },
  };
}
