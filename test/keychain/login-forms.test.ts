import { afterAll, describe, expect, it } from 'vitest';
import { loginOutput } from '../../src/shared/outputs.ts';
import { run } from '../scenarios/cli/run.ts';
import { typeOnTerminal } from '../scenarios/harness/terminal.ts';
import { createWorld } from '../scenarios/harness/world.ts';
import { type Desk, openDesk } from './session/signed-in.ts';

interface Pasted {
  readonly form: string;
  readonly args?: (desk: Desk) => readonly string[];
  readonly input: (id: string, secret: string) => string;
}

const pasted: readonly Pasted[] = [
  { form: 'two values on two lines', input: (id, secret) => `${id}\n${secret}\n` },
  { form: 'two values, the secret first', input: (id, secret) => `${secret} ${id}` },
  {
    form: 'the lines of the portal',
    input: (id, secret) => `Client ID\n${id}\n\nClient secret\n${secret}\n`,
  },
  {
    form: 'labelled lines',
    input: (id, secret) => `Client secret: ${secret}\r\nClient ID: ${id}\r\n`,
  },
  {
    form: 'an .env file',
    input: (id, secret) =>
      `# DynamoSQL\nDYNAMOSQL_CLIENT_ID="${id}"\nDYNAMOSQL_CLIENT_SECRET="${secret}"\n`,
  },
  {
    form: 'JSON',
    input: (id, secret) => JSON.stringify({ client_id: id, client_secret: secret }, null, 2),
  },
  {
    form: 'a curl line',
    input: (id, secret) => `curl -u '${id}:${secret}' -d grant_type=client_credentials https://x/`,
  },
  {
    form: 'the secret alone, with the ID as an option',
    args: ({ emulator }) => ['--client-id', emulator.clientId],
    input: (_id, secret) => `${secret}\n`,
  },
];

const world = createWorld();
afterAll(() => world.end());
const shared = await openDesk(world);

describe('login reads from stdin', () => {
  it.each(pasted)('$form', async ({ args, input }) => {
    const { emulator, seat } = shared;
    const before = (await emulator.counters()).tokenCalls;
    const done = await run(seat, ['login', '--json', ...(args?.(shared) ?? [])], {
      input: input(emulator.clientId, emulator.clientSecret),
      variables: { DYNAMOSQL_MCP_URL: emulator.endpoint },
    });
    expect(done.json(loginOutput)).toMatchObject({ mcpUrl: emulator.endpoint });
    expect((await emulator.counters()).tokenCalls - before).toBe(1);
  });
});

describe('login refuses, before it asks the server,', () => {
  it.each([
    ['a token of the REST API', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'rest_token_pasted'],
    ['nothing at all', '', 'credentials_incomplete'],
    ['one value', 'just-one-value-of-two', 'credentials_incomplete'],
    ['a sentence', 'please let me in today', 'credentials_incomplete'],
  ])('%s', async (_what, input, code) => {
    const { emulator, seat } = shared;
    const before = (await emulator.counters()).tokenCalls;
    const done = await run(seat, ['login', '--json'], {
      input,
      variables: { DYNAMOSQL_MCP_URL: emulator.endpoint },
    });
    expect(done.failure()).toMatchObject({ code, next: expect.stringMatching(/client|values/i) });
    expect([done.code, (await emulator.counters()).tokenCalls]).toEqual([2, before]);
    if (input !== '') expect(done.stdout).not.toContain(input);
  });
});

it('asks on a terminal, and shows nothing of the secret that is typed', async () => {
  const { emulator, session } = await openDesk();
  const { shown, code } = await typeOnTerminal({
    args: ['login'],
    environment: { ...session.environment, DYNAMOSQL_MCP_URL: emulator.endpoint },
    folder: session.world.folder,
    answers: [
      ['Client ID: ', emulator.clientId],
      ['(not shown): ', emulator.clientSecret],
    ],
  });
  expect(code).toBe(0);
  expect(shown).toContain(emulator.clientId);
  expect(shown).not.toContain(emulator.clientSecret);
  expect(shown).toContain('kept in: Secret Service');
  expect(shown).toContain(`Server          ${emulator.endpoint}`);
});

it('shows nothing of a secret that is pasted together with the ID', async () => {
  const { emulator, session } = await openDesk();
  const { shown, code } = await typeOnTerminal({
    args: ['login'],
    environment: { ...session.environment, DYNAMOSQL_MCP_URL: emulator.endpoint },
    folder: session.world.folder,
    answers: [['Client ID: ', `${emulator.clientId}\r${emulator.clientSecret}`]],
  });
  expect(code).toBe(0);
  expect(shown).toContain(emulator.clientId);
  expect(shown).not.toContain(emulator.clientSecret);
});

it('asks before it sends the secret to a token endpoint of another origin', async () => {
  const [{ emulator, session }, elsewhere] = [await openDesk(), await openDesk()];
  const { origin } = new URL(elsewhere.emulator.endpoint);
  await emulator.arm('metadata-foreign-token-endpoint', { value: `${origin}/token` });
  const { shown, code } = await typeOnTerminal({
    args: ['login'],
    environment: { ...session.environment, DYNAMOSQL_MCP_URL: emulator.endpoint },
    folder: session.world.folder,
    answers: [
      ['Client ID: ', emulator.clientId],
      ['(not shown): ', emulator.clientSecret],
      [`Tokens come from ${origin}. Send the secret there? [y/N] `, 'n'],
    ],
  });
  expect(shown).toContain('token_origin_unconfirmed');
  expect(code).toBe(3);
  expect((await elsewhere.emulator.counters()).credentialsSeen).toBe(0);
});
