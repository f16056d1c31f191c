import type { ClientRun, RealClient } from './real-client.ts';

/** How a client is had to ask its model, with a model of ours in place of the vendor's. */
export interface Conversation {
  readonly client: RealClient;
  /** The config file: the printed snippet, and what names the model where a file must. */
  readonly configFor: (snippet: string, modelOrigin: string) => string;
  /** Asks one question without a person; gives all that the client wrote. */
  readonly talk: (run: ClientRun, modelOrigin: string) => Promise<string>;
}

/** The snippet of a JSON config with further settings beside it. */
export function besides(snippet: string, settings: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ ...JSON.parse(snippet), ...settings });
}
