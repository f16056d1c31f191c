import { PROTOCOL_VERSION, toolCall } from './bench-protocol.ts';
import type { Caller } from './contender.ts';
import type { StartedProgram } from './started-program.ts';

const LINE_END = 10;
/** Where in a long line the id is looked for: near its start or its end. */
const LOOKED_AT = 200;

/** A client of a stdio server that finds the end of an answer without reading it as JSON. */
export async function openStdioCaller(program: StartedProgram): Promise<Caller> {
  const waiting = new Map<number, (length: number) => void>();
  const write = (message: object | string): void => {
    program.stdin.write(`${typeof message === 'string' ? message : JSON.stringify(message)}\n`);
  };
  readLines(program, (id, length) => {
    waiting.get(id)?.(length);
    waiting.delete(id);
  });
  const answerTo = (id: number): Promise<number> =>
    new Promise((resolve) => waiting.set(id, resolve));

  const params = {
    protocolVersion: PROTOCOL_VERSION,
    capabilities: {},
    clientInfo: { name: 'bench', version: '1' },
  };
  const initialized = answerTo(0);
  write({ jsonrpc: '2.0', id: 0, method: 'initialize', params });
  await initialized;
  write({ jsonrpc: '2.0', method: 'notifications/initialized' });

  let id = 0;
  return {
    async call(bytes) {
      id += 1;
      const answered = answerTo(id);
      write(toolCall(id, bytes));
      const length = await answered;
      if (length <= bytes) throw new Error(`answered with ${length} bytes`);
    },
    callUnread(bytes) {
      program.stdout.pause();
      id += 1;
      write(toolCall(id, bytes));
    },
    close: async () => void program.stdout.resume(),
  };
}

function readLines(program: StartedProgram, onAnswer: (id: number, length: number) => void): void {
  let start = '';
  let end = '';
  let length = 0;
  const take = (part: Buffer): void => {
    if (start.length < LOOKED_AT) start += part.toString('latin1', 0, LOOKED_AT);
    end = (end + part.toString('latin1', Math.max(0, part.length - LOOKED_AT))).slice(-LOOKED_AT);
    length += part.length;
  };
  program.stdout.on('data', (chunk: Buffer) => {
    let from = 0;
    for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, from)) {
      take(chunk.subarray(from, at));
      const id = /"id":(\d+)/.exec(start) ?? /"id":(\d+)/.exec(end);
      if (id) onAnswer(Number(id[1]), length);
      [start, end, length, from] = ['', '', 0, at + 1];
    }
    take(chunk.subarray(from));
  });
}
