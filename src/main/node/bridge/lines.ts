import type { Readable, Writable } from 'node:stream';

const NEWLINE = 0x0a;

/** Calls `onLine` for every line of a stream that holds something, in order; resolves at its end. */
export function readLines(stream: Readable, onLine: (line: string) => void): Promise<void> {
  let parts: Buffer[] = [];
  function endLine(): void {
    const line = Buffer.concat(parts).toString('utf8').trim();
    parts = [];
    if (line !== '') onLine(line);
  }
  stream.on('data', (chunk: Buffer) => {
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      parts.push(chunk.subarray(from, at));
      endLine();
      from = at + 1;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  });
  return new Promise((resolve) => {
    function end(): void {
      endLine();
      resolve();
    }
    // A client that was killed has closed its side as well.
    stream.on('end', end).on('error', end).on('close', end);
    if (stream.destroyed || stream.readableEnded) end();
  });
}

/** Writes one message a line, and says when the reader is ready for more. */
export interface LineWriter {
  /** The text of a message; line breaks in it can only stand between tokens, and are taken out. */
  write(message: string): void;
  /** Resolves when what was written has drained. */
  ready(): Promise<void>;
}

export function createLineWriter(stream: Writable): LineWriter {
  let draining: Promise<void> | undefined;
  return {
    write(message) {
      if (message === '') return;
      const hasRoom = stream.write(`${message.replace(/[\r\n]+/g, ' ')}\n`);
      if (hasRoom || draining) return;
      draining = new Promise((resolve) => {
        stream.once('drain', () => {
          draining = undefined;
          resolve();
        });
      });
    },
    ready: () => draining ?? Promise.resolve(),
  };
}
