import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventReader, type StreamEvent } from '../../../src/main/core/bridge/event-stream.ts';

function read(...pieces: readonly string[]): readonly StreamEvent[] {
  const events: StreamEvent[] = [];
  const readPiece = createEventReader((event) => void events.push(event));
  for (const piece of pieces) readPiece(piece);
  return events;
}

const event = (data: string, rest: Partial<StreamEvent> = {}): StreamEvent => ({
  data,
  id: undefined,
  retryMs: undefined,
  ...rest,
});

const lineEnd = fc.constantFrom('\n', '\r', '\r\n');
const text = fc.string({ unit: 'binary' }).map((any) => any.replace(/[\r\n\0\uFEFF]/g, '·'));
const sent = fc.record({
  data: fc.array(text, { minLength: 1 }).filter((lines) => lines.join('\n') !== ''),
  id: fc.option(text, { nil: undefined }),
  retryMs: fc.option(fc.nat(), { nil: undefined }),
});

type Sent = typeof sent extends fc.Arbitrary<infer T> ? T : never;

/** The lines of an event, with a comment and a strange field between. */
function linesOf({ data, id, retryMs }: Sent): readonly string[] {
  return [
    ': a comment',
    ...(id === undefined ? [] : [`id: ${id}`]),
    ...(retryMs === undefined ? [] : [`retry:${retryMs}`]),
    'strange: field',
    ...data.map((line) => `data: ${line}`),
    '',
  ];
}

/** Every line with an end of its own; an LF right after a CR would be part of the same end. */
function ended(lines: readonly string[], ends: Iterator<string>): string {
  return lines.reduce((whole, line) => {
    const end = ends.next().value ?? '\n';
    return whole + line + (line === '' && whole.endsWith('\r') && end === '\n' ? '\r' : end);
  }, '');
}

const onTheWire = fc
  .record({
    events: fc.array(sent),
    ends: fc.infiniteStream(lineEnd),
    cuts: fc.infiniteStream(fc.integer({ min: 1, max: 9 })),
  })
  .map(({ events, ends, cuts }) => {
    const whole = ended(events.flatMap(linesOf), ends);
    const pieces: string[] = [];
    for (let from = 0; from < whole.length; ) {
      const length = cuts.next().value ?? 1;
      pieces.push(whole.slice(from, from + length));
      from += length;
    }
    return { events, pieces };
  });

describe('the reader of event streams', () => {
  it('reads what was sent, whatever ends the lines and wherever the pieces are cut', () => {
    fc.assert(
      fc.property(onTheWire, ({ events, pieces }) => {
        const expected = events.map(({ data, ...rest }) => event(data.join('\n'), rest));
        expect(read(...pieces)).toEqual(expected);
      }),
    );
  });

  it('gives an event as soon as its last line has ended, be it with CR alone', () => {
    expect(read('data: a\r\r')).toEqual([event('a')]);
    expect(read('data: a\r', '\n\r', '\ndata: b\n\n')).toEqual([event('a'), event('b')]);
  });

  it('keeps an event that broke off to itself', () => {
    expect(read('data: {"half":')).toEqual([]);
    expect(read('data: whole, but not ended\n')).toEqual([]);
  });

  it('takes one space after the colon away, and no more', () => {
    expect(read('data:a\ndata: b\ndata:  c\n\n')).toEqual([event('a\nb\n c')]);
  });

  it('does not take the data of other types of event for messages', () => {
    expect(read('event: ping\ndata: x\n\n', 'event: message\ndata: y\n\n')).toEqual([event('y')]);
  });

  it('tells an id and a pause without data: they say how to go on', () => {
    expect(read('id: 7\nretry: 50\ndata:\n\n')).toEqual([event('', { id: '7', retryMs: 50 })]);
  });

  it.each(['id: a\0b', 'retry: soon', 'retry: -1', 'data', ':', 'unknown'])(
    'makes no event of %j alone',
    (line) => expect(read(`${line}\n\n`)).toEqual([]),
  );

  it('overlooks a byte order mark at the very beginning', () => {
    expect(read('\uFEFFdata: a\n\n', 'data: b\n\n')).toEqual([event('a'), event('b')]);
  });
});
