import { type Failure, sentenceOf } from '../../shared/failure.ts';
import { failureCatalogue } from '../../shared/failure-catalogue.ts';

/** What a command says: data to stdout, words to a person to stderr. */
export interface Output {
  readonly isJson: boolean;
  /** One JSON document (or one line of them). */
  json(value: unknown): void;
  /** Data for people and pipes. */
  data(text: string): void;
  /** Words for the person at the terminal. */
  note(text: string): void;
  /** Says a failure in the form asked for and gives its exit code. */
  fail(what: Failure): number;
}

interface OutputOptions {
  readonly isJson: boolean;
  readonly stdout: NodeJS.WritableStream;
  readonly stderr: NodeJS.WritableStream;
}

export function createOutput({ isJson, stdout, stderr }: OutputOptions): Output {
  return {
    isJson,
    json: (value) => void stdout.write(`${JSON.stringify(value)}\n`),
    data: (text) => void stdout.write(`${text}\n`),
    note: (text) => void stderr.write(`${text}\n`),
    fail(what) {
      if (isJson) stdout.write(`${JSON.stringify({ error: errorOf(what) })}\n`);
      else stderr.write(`${sentenceOf(what)}\n${detailsOf(what)}\n`);
      return failureCatalogue[what.code].exit;
    },
  };
}

function errorOf({ code, title, cause, next, requestId }: Failure) {
  return { code, title, cause, next, requestId: requestId ?? null };
}

function detailsOf({ code, requestId }: Failure): string {
  return requestId ? `(${code}, request ${requestId})` : `(${code})`;
}
