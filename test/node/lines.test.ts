import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readLines } from '../../src/main/node/bridge/lines.ts';

function reading() {
  const stream = new PassThrough();
  const lines: string[] = [];
  return { stream, lines, read: readLines(stream, (line) => lines.push(line)) };
}

describe('lines of a stream', () => {
  it('are told as they come, whatever pieces they come in, and empty ones are not', async () => {
    const { stream, lines, read } = reading();
    for (const piece of ['{"a":', '1}\n\n', '  \r\n{"b":2}\r\n{"ü', '":3}\n{"last":4}'])
      stream.write(piece);
    stream.end();
    await read;
    expect(lines).toEqual(['{"a":1}', '{"b":2}', '{"ü":3}', '{"last":4}']);
  });

  it('keep a sign whole whose bytes come apart', async () => {
    const { stream, lines, read } = reading();
    const bytes = Buffer.from('€\n');
    stream.write(bytes.subarray(0, 1));
    stream.end(bytes.subarray(1));
    await read;
    expect(lines).toEqual(['€']);
  });

  it.each([
    ['is destroyed', (stream: PassThrough) => void stream.destroy()],
    ['breaks', (stream: PassThrough) => void stream.destroy(new Error('broken'))],
  ])('end when the stream %s, with what was begun', async (_how, finish) => {
    const { stream, lines, read } = reading();
    stream.write('whole\nbegun');
    await new Promise((resolve) => setImmediate(resolve));
    finish(stream);
    await read;
    expect(lines).toEqual(['whole', 'begun']);
  });

  it('are none of a stream that is closed already', async () => {
    const stream = new PassThrough();
    stream.destroy();
    await new Promise((resolve) => stream.once('close', resolve));
    await expect(readLines(stream, () => {})).resolves.toBeUndefined();
  });
});
