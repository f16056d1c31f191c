import type { CallerId } from '../../../shared/assistant.ts';

/** Binds each legacy session to the caller that opened it; ids are random but no authentication. */
export interface Sessions {
  /** False when the id belongs to another caller. An id unknown since a restart is adopted. */
  admit(id: string, caller: CallerId): boolean;
  forget(id: string): void;
}

const REMEMBERED = 10_000;

export function createSessions(): Sessions {
  const owners = new Map<string, CallerId>();
  return {
    admit(id, caller) {
      const owner = owners.get(id);
      if (owner !== undefined) return owner === caller;
      owners.set(id, caller);
      if (owners.size > REMEMBERED) {
        const oldest = owners.keys().next();
        if (!oldest.done) owners.delete(oldest.value);
      }
      return true;
    },
    forget: (id) => void owners.delete(id),
  };
}
