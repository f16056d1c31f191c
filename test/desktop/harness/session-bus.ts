import { once } from 'node:events';
import { createClient, type InterfaceDescriptor, type Message } from 'dbus-native';
import { z } from 'zod';

/** The test's own connection to the desktop's session bus. */
export interface SessionBus {
  /** Calls a method and gives the values of its answer. */
  call(message: Message): Promise<unknown>;
  /** Serves an object and then takes its name, so that nobody finds the name without the object. */
  own(name: string, path: string, descriptor: InterfaceDescriptor, object: object): Promise<void>;
  signal(
    path: string,
    interfaceName: string,
    member: string,
    signature: string,
    values: readonly unknown[],
  ): void;
  close(): Promise<void>;
}

const BECAME_OWNER = 1;

export async function connectToBus(address: string): Promise<SessionBus> {
  const bus = createClient({ busAddress: address, timeout: 10_000 });
  bus.connection.on('error', () => {});
  return {
    call: async (message) => bus.invoke(message),
    async own(name, path, descriptor, object) {
      bus.exportInterface(object, path, descriptor);
      const answer = z.number().parse(await bus.requestName(name, 0));
      if (answer !== BECAME_OWNER) throw new Error(`Somebody else has the name ${name}.`);
    },
    signal: (path, interfaceName, member, signature, values) =>
      void bus.sendSignal(path, interfaceName, member, signature, [...values]),
    async close() {
      const closing = once(bus.connection, 'close');
      bus.connection.end();
      await closing;
    },
  };
}
