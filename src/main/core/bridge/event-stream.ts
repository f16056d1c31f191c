/** One event of a `text/event-stream` answer, as far as MCP uses it. */
export interface StreamEvent {
  readonly data: string;
  readonly id: string | undefined;
  readonly retryMs: number | undefined;
}

/** Reads events from pieces of text as they come (WHATWG, server-sent events). */
export function createEventReader(onEvent: (event: StreamEvent) => void): (piece: string) => void {
  let data: string[] = [];
  let type = '';
  let id: string | undefined;
  let retryMs: number | undefined;

  function endEvent(): void {
    // Events of another type are not MCP's, and their data is no message.
    const isMessage = type === '' || type === 'message';
    const text = isMessage ? data.join('\n') : '';
    if (text !== '' || id !== undefined || retryMs !== undefined)
      onEvent({ data: text, id, retryMs });
    [data, type, id, retryMs] = [[], '', undefined, undefined];
  }

  function readField(line: string): void {
    const colon = line.indexOf(':');
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === 'data') data.push(value);
    else if (field === 'event') type = value;
    else if (field === 'id' && !value.includes('\0')) id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) retryMs = Number(value);
  }

  return createLineReader((line) => (line === '' ? endEvent() : readField(line)));
}

/**
 * Lines that end in CR, LF or both, each given as soon as its end is there: of a CR at the end of a
 * piece nobody knows whether an LF follows, so that LF is dropped when it comes.
 */
function createLineReader(onLine: (line: string) => void): (piece: string) => void {
  let begun: string[] = [];
  let isFirst = true;
  let endedInReturn = false;

  function endLine(rest: string): void {
    const line = begun.join('') + rest;
    begun = [];
    onLine(isFirst ? line.replace(/^\uFEFF/, '') : line);
    isFirst = false;
  }

  return (piece) => {
    if (piece === '') return;
    let from = endedInReturn && piece.startsWith('\n') ? 1 : 0;
    endedInReturn = piece.endsWith('\r');
    const ends = /\r\n|\r|\n/g;
    ends.lastIndex = from;
    for (let end = ends.exec(piece); end; end = ends.exec(piece)) {
      endLine(piece.slice(from, end.index));
      from = ends.lastIndex;
    }
    if (from < piece.length) begun.push(piece.slice(from));
  };
}
