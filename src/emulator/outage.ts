import type { Listener } from './http/listener.ts';

/** Takes the stand-in off the network and brings it back. */
export interface Outage {
  /** @param seconds until it comes back by itself; without it stays away until `end` */
  begin(seconds?: number): Promise<void>;
  end(): Promise<void>;
}

export function createOutage(listener: Listener): Outage {
  let comeback: NodeJS.Timeout | undefined;
  const end = async (): Promise<void> => {
    clearTimeout(comeback);
    await listener.up();
  };
  return {
    end,
    begin: async (seconds) => {
      clearTimeout(comeback);
      await listener.down();
      if (seconds !== undefined) comeback = setTimeout(() => void end(), seconds * 1000).unref();
    },
  };
}
