import { type Failure, failure } from '../../shared/failure.ts';

/**
 * Number of the language that the control channel speaks. Programs with the same number talk to each
 * other whatever their versions: an assistant's bridge outlives an update of the app. It grows with
 * a change that an older side would misunderstand; a side that says none is from before there was one.
 */
export const CONTROL_PROTOCOL = 1;

/** What one side says of itself, in the owner's file or on the channel. */
interface Spoken {
  readonly version: string;
  readonly protocol?: unknown;
}

/** Why the app that runs cannot be talked to; undefined when it can. */
export function disagreement(theirs: Spoken, version: string): Failure | undefined {
  if (theirs.protocol === CONTROL_PROTOCOL) return undefined;
  const cause = `The app that runs is ${theirs.version}, and this command is ${version}.`;
  return failure('version_differs', { cause });
}
