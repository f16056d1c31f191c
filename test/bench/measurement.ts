import type { Place } from './contender.ts';
import type { Finding } from './findings.ts';
import type { Round } from './rounds.ts';

/** What a part of the bench is given. */
export interface Measurement {
  readonly near: Place;
  readonly far: Place;
  /** Processes of the bench that are no contenders. */
  readonly pids: readonly number[];
  /** Ours as it is, and with `--beside` another build of it. */
  readonly builds: readonly Build[];
  /** The command as installers bring it. */
  readonly executable: string;
}

export interface Build {
  readonly name: string;
  /** The built command line. */
  readonly command: string;
}

/** What a part of the bench gives back. */
export interface Outcome {
  readonly findings: readonly Finding[];
  readonly suites: Readonly<Record<string, readonly Round[]>>;
}
