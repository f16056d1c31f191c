import type { ClientRun, RealClient } from './real-client.ts';

/** How a client is had to ask its model, with a model of ours in place of the vendor's. */
export interface Conversation {
  readonly client: RealClient;
  /** What its config file says before we connect it: the model, where a file must name that. */
  readonly settings: (modelOrigin: string) => string;
  /** What must be said of our server beside our entry, for a model that asks nobody. */
  readonly allowing?: (config: string) => string;
  /** What its model reads once the key was revoked, where that is not our sentence. */
  readonly whenRevoked?: RegExp;
  /** What runs on when the question is answered, by its command line. */
  readonly leaves?: RegExp;
  /** Asks one question without a person; gives all that the client wrote. */
  readonly talk: (run: ClientRun, modelOrigin: string) => Promise<string>;
}
