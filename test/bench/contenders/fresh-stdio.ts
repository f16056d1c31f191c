import { createInterface } from 'node:readline';
import { PROTOCOL_VERSION } from '../bench-protocol.ts';
import type { Contender } from '../contender.ts';
import { startProgram } from '../started-program.ts';

interface FreshStdio {
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

const initialize = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: {
    protocolVersion: PROTOCOL_VERSION,
    capabilities: {},
    clientInfo: { name: 'bench', version: '1' },
  },
});

/** A stdio server that is started anew for every call, as an assistant does: a call is its first answer. */
export function freshStdio({ name, program: file, args, environment = {} }: FreshStdio): Contender {
  let tidied: Promise<void> = Promise.resolve();
  async function call(): Promise<void> {
    const program = startProgram(file, { args, environment });
    program.stdin.write(`${initialize}\n`);
    const answer = await firstLine(program.stdout);
    tidied = program.end();
    if (!('result' in JSON.parse(answer))) throw new Error(`${name} answered ${answer}`);
  }
  return {
    name,
    pid: undefined,
    /** `close` waits for the end of what the last call started. */
    caller: { call, callUnread: () => {}, close: () => tidied },
    end: async () => {},
  };
}

async function firstLine(stream: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: stream })) return line;
  throw new Error('a stdio server ended before its first answer');
}
