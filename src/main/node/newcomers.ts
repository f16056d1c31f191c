import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Connections that were taken and have asked nothing yet. */
export interface Newcomers {
  watch(server: Server): void;
  /** Waits until all of them have asked or left; who keeps silent is not waited for. */
  heard(): Promise<void>;
}

/** A caller connects to ask, and asks at once unless its computer is busy. */
const SILENCE_MS = 300;

export function createNewcomers(): Newcomers {
  const silent = new Set<Socket>();
  let onHeard = (): void => {};

  function spoke(socket: Socket): void {
    if (silent.delete(socket) && silent.size === 0) onHeard();
  }

  return {
    watch(server) {
      server.on('connection', (socket) => {
        silent.add(socket);
        socket.once('close', () => spoke(socket));
      });
      server.prependListener('request', ({ socket }) => spoke(socket));
      server.prependListener('checkContinue', ({ socket }) => spoke(socket));
    },
    async heard() {
      if (silent.size === 0) return;
      await new Promise<void>((resolve) => {
        const limit = setTimeout(resolve, SILENCE_MS);
        onHeard = () => {
          clearTimeout(limit);
          resolve();
        };
      });
    },
  };
}
