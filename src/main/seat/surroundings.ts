import type { StartKeychainChild } from '../node/keychain-protocol.ts';

/** Where this program and its parts lie, and what it was started with. */
export interface Surroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly version: string;
  readonly files: ProgramFiles;
  /** How the keychain's helper is started, where that is not as a Node process. */
  readonly startKeychainChild?: StartKeychainChild;
  /** True when a person sits at stdin and stderr. */
  readonly isInteractive: boolean;
}

export interface ProgramFiles {
  /** The command itself, as another program would start it. */
  readonly command: { readonly program: string; readonly args: readonly string[] };
  readonly keychainChild: string;
  readonly sqlWorker: URL;
  readonly sqlWasm: string;
}
