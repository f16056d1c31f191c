import type { WorkerProgram } from '../../emulator/sql/sql-engine.ts';
import type { InstalledApp } from '../node/installed-app.ts';
import type { StartKeychainChild } from '../node/keychain-protocol.ts';

/** Where this program and its parts lie, and what it was started with. */
export interface Surroundings {
  readonly environment: NodeJS.ProcessEnv;
  readonly version: string;
  readonly files: ProgramFiles;
  /** How the keychain's helper is started, where that is not as a Node process. */
  readonly startKeychainChild?: StartKeychainChild;
  /** The desktop app that this command came with; not there where it came alone. */
  readonly findInstalledApp?: () => InstalledApp | undefined;
  /** True when a person sits at stdin and stderr. */
  readonly isInteractive: boolean;
}

export interface ProgramFiles {
  /** The command itself, as another program would start it. */
  readonly command: { readonly program: string; readonly args: readonly string[] };
  /** What this runtime is started with to be the keychain's helper: a file, or a word. */
  readonly keychainChild: string;
  readonly sqlWorker: WorkerProgram;
  /** The SQL engine: its file, or its bytes. */
  readonly sqlWasm: string | Uint8Array;
}
