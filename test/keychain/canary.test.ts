import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { snippetOutput, tokenOutput } from '../../src/shared/outputs.ts';
import { type Finished, run } from '../scenarios/cli/run.ts';
import { send } from '../scenarios/harness/http.ts';
import { listTables } from '../scenarios/harness/messages.ts';
import { type Desk, openDesk } from './session/signed-in.ts';

// One day with the app, good and bad, and then a search of all that it left and said.

/** What must be found nowhere: as it is, and in the forms in which it travels. */
function formsOf(secret: string, clientId: string): readonly string[] {
  const pair = `${clientId}:${secret}`;
  return [
    secret,
    Buffer.from(secret).toString('base64'),
    Buffer.from(secret).toString('hex'),
    Buffer.from(pair).toString('base64'),
    JSON.stringify(Buffer.from(secret)),
  ];
}

it('leaves secret, tokens and keys nowhere but where they belong', {
  timeout: 240_000,
}, async () => {
  const desk = await openDesk();
  const said: string[] = [];
  const tokens: string[] = [];
  const keys: string[] = [];
  const note = (done: Finished): void => void said.push(done.stdout, done.stderr);

  note(await desk.logIn());
  await failInEveryWay(desk, note);
  const serving = desk.seat.start(['serve', '--json', '--port', '0']);
  const ready = await serving.until(({ event }) => event === 'ready');
  await serving.until(({ event, state }) => event === 'status' && state === 'ready');
  keys.push(String(ready['key']));

  for (const args of [
    ['status'],
    ['verify'],
    ['tables'],
    ['sql', 'SELECT 1'],
    ['sql', 'SELECT nonsense FROM nowhere'],
    ['keys'],
    ['assistants'],
    ['exec', '--', process.execPath, '-e', ''],
  ]) {
    const [name = '', ...rest] = args;
    const both = [args, [name, '--json', ...rest]].map((words) => run(desk.seat, words));
    for (const done of await Promise.all(both)) note(done);
  }
  for (const _again of [1, 2]) {
    tokens.push((await run(desk.seat, ['token', '--json'])).json(tokenOutput).accessToken);
    await desk.emulator.revokeTokens();
    said.push((await callWith(String(ready['keyedEndpoint']))).text);
  }
  const snippet = (await run(desk.seat, ['snippet', 'cursor', '--json'])).json(snippetOutput);
  keys.push(/dsk_[\w-]{43}/.exec(snippet.forms[0]?.text ?? '')?.[0] ?? '');
  note(await run(desk.seat, ['verify', '--assistant', 'cursor', '--json']));
  for (const [fault, value] of noisyFaults) {
    await desk.emulator.arm(fault, value === undefined ? {} : { value });
    said.push((await callWith(String(ready['keyedEndpoint']))).text);
    await desk.emulator.disarm();
  }
  said.push((await callWith(`${String(ready['endpoint'])}?key=${keys[1]}`)).text);
  note(await run(desk.seat, ['logout']));
  serving.signal('SIGTERM');
  await serving.exited;

  const { clientId, clientSecret } = desk.emulator;
  const everywhere = [...filesBelow(desk.session.world.folder), ...said.map(output), ...told()];
  for (const hidden of [...formsOf(clientSecret, clientId), ...tokens]) {
    expect(placesOf(hidden, everywhere)).toEqual([]);
  }
  // Every token of the stand-in has this form: those that no command printed are searched for too.
  expect(everywhere.filter(([, text]) => /eyJ[\w-]{10,}\.[\w-]+\./.test(text))).toEqual([]);
  const [runKey = '', cursorKey = ''] = keys;
  expect(placesOf(runKey, [...everywhere, ...firstLine()])).toEqual(['the ready line']);
  expect(placesOf(cursorKey, everywhere)).toEqual([join(desk.session.world.home, 'keys.json')]);

  /** All that the run itself wrote, but for its ready line, which holds the key of the run. */
  function told(): readonly Place[] {
    const [, ...later] = serving.stdout().split('\n');
    return [
      ['stdout of serve', later.join('\n')],
      ['stderr of serve', serving.stderr()],
    ];
  }
  function firstLine(): readonly Place[] {
    return [['the ready line', serving.stdout().split('\n')[0] ?? '']];
  }
});

const noisyFaults: readonly (readonly [name: string, value?: string])[] = [
  ['mcp-401'],
  ['mcp-403'],
  ['mcp-500'],
  ['mcp-sign-in-page'],
  ['mcp-cut-before-first-byte'],
];

async function failInEveryWay({ emulator, seat }: Desk, note: (done: Finished) => void) {
  for (const fault of ['token-401', 'token-500', 'token-garbage', 'discovery-500', 'mcp-500']) {
    await emulator.arm(fault);
    note(await run(seat, ['tables', '--json']));
    note(await run(seat, ['verify']));
    await emulator.disarm();
  }
  const variables = { DYNAMOSQL_MCP_URL: emulator.endpoint };
  const input = `${emulator.clientId} not-${emulator.clientSecret}`;
  const refused = await run(seat, ['login'], { input, variables });
  note(refused);
}

function callWith(url: string) {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
  };
  return send(url, { method: 'POST', headers, body: JSON.stringify(listTables()) });
}

type Place = readonly [name: string, text: string];

const output = (text: string, at: number): Place => [`output ${at}`, text];

function placesOf(hidden: string, places: readonly Place[]): readonly string[] {
  expect(hidden.length).toBeGreaterThan(20);
  return places.filter(([, text]) => text.includes(hidden)).map(([name]) => name);
}

/** Every file of the world, byte for byte; the keyring's own is encrypted. */
function filesBelow(folder: string): readonly Place[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path): Place => [path, readFileSync(path, 'latin1')]);
}
