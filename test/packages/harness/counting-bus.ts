import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { World } from '../../scenarios/harness/world.ts';

/** Where a keychain would be asked for; it hangs up on everybody, and counts who came. */
export interface CountingBus {
  readonly variables: Readonly<Record<string, string>>;
  callers(): number;
}

export async function startCountingBus(world: World): Promise<CountingBus> {
  const path = join(world.folder, 'bus');
  let callers = 0;
  const server = createServer((socket: Socket) => {
    callers += 1;
    socket.on('error', () => {}).destroy();
  });
  await once(server.listen(path), 'listening');
  world.onEnd(() => void server.close());
  return {
    variables: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` },
    callers: () => callers,
  };
}
