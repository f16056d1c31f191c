import { describe, expect, it } from 'vitest';
import type { ServerCommand, StartMcpServer } from '../../src/main/core/ports.ts';
import { createMcpServerStarter } from '../../src/main/node/stdio-session.ts';
import { failure } from '../../src/shared/failure.ts';
import { recordOf } from '../../src/shared/json.ts';
import { budgetsSchema } from '../../src/shared/settings.ts';
import { createFakeServerStarter } from '../fakes/mcp-server.ts';
import { createFakeSession, toolAnswer } from '../fakes/mcp-session.ts';
import { failureIn, valueIn } from '../fakes/outcome.ts';

/** A server with one tool, which gives back its arguments, its environment and its process. */
const SERVER = `
const answers = {
  initialize: () => ({ protocolVersion: '2025-11-25', capabilities: { tools: {} }, serverInfo: { name: 'own', version: '1' } }),
  'tools/list': () => ({ tools: [{ name: 'echo', inputSchema: { type: 'object' } }] }),
  'tools/call': ({ arguments: given }) => {
    const told = { given, variables: process.env, pid: process.pid };
    return { content: [{ type: 'text', text: JSON.stringify(told) }] };
  },
};
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  const result = answers[method]?.(params);
  if (result) console.log(JSON.stringify({ jsonrpc: '2.0', id, result }));
});
`;
/** Goes on when it is asked to end, by any means but one. */
const STUBBORN = `${SERVER} process.on('SIGTERM', () => {}); setInterval(() => {}, 1_000);`;

interface Programs {
  readonly serves: ServerCommand;
  readonly isNotThere: ServerCommand;
  readonly endsAtOnce: ServerCommand;
  readonly saysSomethingElse: ServerCommand;
}

const program = (text: string, env: Readonly<Record<string, string>> = {}): ServerCommand => ({
  command: process.execPath,
  args: ['-e', text],
  env,
});
const command = (name: string): ServerCommand => ({ command: name, args: [], env: {} });

const real: Programs = {
  serves: program(SERVER),
  isNotThere: command('/nowhere/dynamosql-tray'),
  endsAtOnce: program('console.error("no luck today"); process.exit(3)'),
  saysSomethingElse: program('console.log("Welcome"); process.stdin.resume()'),
};
const CONNECT_MS = 3_000;
const environment = {
  HOME: '/home/ada',
  PATH: process.env['PATH'],
  DYNAMOSQL_CLIENT_SECRET: 'canary',
  AWS_SECRET_ACCESS_KEY: 'canary',
};
const startReal = createMcpServerStarter({
  environment,
  version: '1',
  budgets: budgetsSchema.parse({ connectMs: CONNECT_MS }),
});
const fake = createFakeServerStarter({
  serves: () =>
    createFakeSession({
      tools: [{ name: 'echo', description: undefined, inputSchema: { type: 'object' } }],
      answer: toolAnswer({ given: { word: 'hello' } }),
    }),
  endsAtOnce: () => failure('bridge_failed'),
  saysSomethingElse: () => failure('bridge_failed'),
});

describe.each<[string, StartMcpServer, Programs]>([
  ['a real program', startReal, real],
  [
    'the fake',
    fake.start,
    {
      serves: command('serves'),
      isNotThere: command('isNotThere'),
      endsAtOnce: command('endsAtOnce'),
      saysSomethingElse: command('saysSomethingElse'),
    },
  ],
])('%s as a server by command', (_name, start, programs) => {
  it('lists its tools and carries out a call', async () => {
    const session = valueIn(await start(programs.serves));
    expect(valueIn(await session.list()).map(({ name }) => name)).toEqual(['echo']);
    const { content, isError } = valueIn(await session.call('echo', { word: 'hello' }));
    expect([recordOf(content)['given'], isError]).toEqual([{ word: 'hello' }, false]);
    await session.close();
  });

  it.each([
    ['isNotThere', 'bridge_missing'],
    ['endsAtOnce', 'bridge_failed'],
    ['saysSomethingElse', 'bridge_failed'],
  ] as const)('that %s fails with %s', async (name, code) => {
    expect(failureIn(await start(programs[name])).code).toBe(code);
  });
});

describe('a program that serves', () => {
  async function factsOf(given: ServerCommand) {
    const session = valueIn(await startReal(given));
    const { content } = valueIn(await session.call('echo', {}));
    const { variables, pid } = recordOf(content);
    return { session, variables: recordOf(variables), pid: Number(pid) };
  }

  it('gets the standard variables and its own, and none of the others', async () => {
    const { session, variables } = await factsOf(program(SERVER, { OWN: 'yes' }));
    expect(variables).toMatchObject({ HOME: '/home/ada', OWN: 'yes' });
    expect(JSON.stringify(variables)).not.toContain('canary');
    await session.close();
  });

  it.each([
    ['as it should', SERVER],
    ['only by force', STUBBORN],
  ])('is gone once its session is closed, %s', async (_how, text) => {
    const { session, pid } = await factsOf(program(text));
    expect(() => process.kill(pid, 0)).not.toThrow();
    await session.close();
    expect(() => process.kill(pid, 0)).toThrow();
  });

  it('that is silent is gone too, after its time', async () => {
    const silent = program('process.on("SIGTERM", () => {}); setInterval(() => {}, 1_000)');
    const startedMs = performance.now();
    const refusal = failureIn(await startReal(silent));
    expect(refusal).toMatchObject({ code: 'bridge_failed' });
    expect(performance.now() - startedMs).toBeGreaterThanOrEqual(CONNECT_MS);
  });

  it('is quoted with its last words when it ends', async () => {
    expect(failureIn(await startReal(real.endsAtOnce)).cause).toContain('"no luck today"');
    const secret = program(`console.error("token=${'a1'.repeat(20)}"); process.exit(1)`);
    expect(failureIn(await startReal(secret)).cause).not.toContain('a1a1');
  });
});
