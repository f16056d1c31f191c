import type { ClientRun, RealClient } from './real-client.ts';

/** How a client is had to ask its model, with a model of ours in place of the vendor's. */
export interface Conversation {
  readonly client: Pick<RealClient, 'id' | 'assistant' | 'configFile'>;
  /** What its config file says before we connect it: the model, where a file must name that. */
  readonly settings: (modelOrigin: string) => string;
  /** What must be said of our server beside our entry, for a model that asks nobody. */
  readonly allowing?: (config: string) => string;
  /** Asks one question without a person; gives all that the client wrote. */
  readonly talk: (run: ClientRun, modelOrigin: string) => Promise<string>;
}
