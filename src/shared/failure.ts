import { failureCatalogue } from './failure-catalogue.ts';
import { QUOTED_LENGTH, shownText } from './outside-text.ts';

export type FailureCode = keyof typeof failureCatalogue;

/** Something that went wrong, as every surface tells it: tray, window, command line and assistants. */
export interface Failure {
  readonly code: FailureCode;
  readonly title: string;
  readonly cause: string;
  readonly next: string;
  /** The server's `x-request-id`, cleaned. */
  readonly requestId?: string;
  /** What the server said, cleaned; shown as a quotation after our own sentences. */
  readonly quoted?: string;
  readonly retryAfterSeconds?: number;
}

interface FailureDetails {
  /** Replaces the catalogue's cause where this case knows better. Must be our own words. */
  readonly cause?: string;
  readonly next?: string;
  /** Text from outside, of any kind; cleaned here. */
  readonly quoted?: string | undefined;
  readonly requestId?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
}

/** Makes the failure of the given code, with what this case adds to the catalogue's entry. */
export function failure(code: FailureCode, details: FailureDetails = {}): Failure {
  const entry = failureCatalogue[code];
  return {
    code,
    title: entry.title,
    cause: details.cause ?? entry.cause,
    next: details.next ?? entry.next,
    ...(details.quoted ? { quoted: shownText(details.quoted, QUOTED_LENGTH) } : {}),
    ...(details.requestId ? { requestId: shownText(details.requestId) } : {}),
    ...(details.retryAfterSeconds === undefined
      ? {}
      : { retryAfterSeconds: Math.ceil(details.retryAfterSeconds) }),
  };
}

export function isFailureCode(text: string): text is FailureCode {
  return Object.hasOwn(failureCatalogue, text);
}

/** One paragraph: what is wrong, why, what to do, and when to try again. */
export function sentenceOf(what: Failure): string {
  const wait =
    what.retryAfterSeconds === undefined ? '' : ` Try again in ${inWords(what.retryAfterSeconds)}.`;
  const quote = what.quoted ? ` The server said: "${what.quoted}"` : '';
  return `${what.title}. ${what.cause} ${what.next}${wait}${quote}`;
}

/** The code whose sentence a text begins with: how a failure of ours is known in a tool's answer. */
export function codeToldBy(text: string): FailureCode | undefined {
  const told = Object.entries(failureCatalogue).find(([, { title }]) =>
    text.startsWith(`${title}. `),
  );
  return told && isFailureCode(told[0]) ? told[0] : undefined;
}

function inWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
