import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandRows } from '../../src/main/cli/command-rows.ts';
import { verificationSchema } from '../../src/shared/verification.ts';
import { run } from '../scenarios/cli/run.ts';
import { type RunningEmulator, startEmulator } from '../scenarios/harness/emulator.ts';
import { send } from '../scenarios/harness/http.ts';
import { initialize, listTables } from '../scenarios/harness/messages.ts';
import { startBridge } from '../scenarios/stdio/bridge.ts';
import { type Desk, openDesk } from './session/signed-in.ts';

/** Commands that speak with the server and are refused at once. */
const refused: readonly (readonly string[])[] = [
  ['token', '--json'],
  ['tables', '--json'],
  ['describe', 'orders', '--json'],
  ['sql', 'SELECT 1', '--json'],
  ['exec', '--json', '--', process.execPath, '-p', '"started"'],
];

/** Commands that have no business with the server. */
const local: readonly (readonly string[])[] = [
  ['status', '--json'],
  ['keys', '--json'],
  ['assistants', '--json'],
  ['snippet', 'cursor', '--json'],
  ['connect', 'cursor', '--dry-run', '--json'],
  ['disconnect', '--all', '--json'],
  ['update', '--check', '--json'],
  ['uninstall', '--dry-run', '--json'],
];
/** Commands that say in their own form what is wrong. */
const IN_THEIR_OWN_FORM = ['verify', 'serve', 'stdio', 'logout'];
/** A person says where to sign in, and the stand-in is a server itself; nothing leads these away. */
const ELSEWHERE = ['login', 'emulator'];

it('all commands are looked at here', () => {
  const known = [...refused, ...local].map(([name]) => name);
  expect(commandRows.map(({ name }) => name).sort()).toEqual(
    [...known, ...IN_THEIR_OWN_FORM, ...ELSEWHERE].sort(),
  );
});

interface Case {
  /** What leads away from the server that the credentials belong to. */
  readonly by: string;
  readonly code: 'issuer_mismatch' | 'redirected';
  /** Leads away; what it gives goes into the environment of the commands. */
  readonly lead: (desk: Desk, stranger: RunningEmulator) => Promise<Record<string, string>>;
}

const originOf = ({ endpoint }: RunningEmulator): string => new URL(endpoint).origin;

function armed(fault: string, value: (stranger: RunningEmulator) => string): Case['lead'] {
  return async ({ emulator }, stranger) => {
    await emulator.arm(fault, { value: value(stranger) });
    return {};
  };
}

const cases: readonly Case[] = [
  {
    by: 'DYNAMOSQL_MCP_URL of another server',
    code: 'issuer_mismatch',
    lead: async (_desk, stranger) => ({ DYNAMOSQL_MCP_URL: stranger.endpoint }),
  },
  {
    by: 'an edited settings file',
    code: 'issuer_mismatch',
    async lead({ session }, stranger) {
      const file = join(session.world.home, 'settings.json');
      const settings = JSON.parse(readFileSync(file, 'utf8'));
      const mcpUrl = stranger.endpoint;
      session.world.writeSettings({
        ...settings,
        mcpUrl,
        binding: { ...settings.binding, mcpUrl, tokenOrigin: originOf(stranger) },
      });
      return {};
    },
  },
  {
    by: 'metadata that names another issuer',
    code: 'issuer_mismatch',
    lead: armed('metadata-foreign-issuer', originOf),
  },
  {
    by: 'metadata that names another token endpoint',
    code: 'issuer_mismatch',
    lead: armed('metadata-foreign-token-endpoint', (stranger) => `${originOf(stranger)}/token`),
  },
  {
    by: 'metadata that names another resource',
    code: 'issuer_mismatch',
    lead: armed('metadata-foreign-resource', ({ endpoint }) => endpoint),
  },
  {
    by: 'a redirect of the token endpoint',
    code: 'redirected',
    lead: armed('token-redirect', (stranger) => `${originOf(stranger)}/token`),
  },
];

describe.each(cases)('a stored secret led away by $by', ({ code, lead }) => {
  it('is refused by every command, and the stranger sees neither ID, secret nor token', async () => {
    const desk = await openDesk();
    const stranger = await startEmulator(desk.session.world);
    await desk.logIn();
    const variables = await lead(desk, stranger);

    for (const args of refused) {
      const done = await run(desk.seat, args, { variables });
      expect([args[0], done.failure().code]).toEqual([args[0], code]);
      expect(done.code).toBe(args[0] === 'exec' ? 125 : code === 'redirected' ? 4 : 3);
    }
    for (const args of local) {
      const done = await run(desk.seat, args, { variables });
      expect([args[0], JSON.parse(done.stdout)]).toMatchObject([args[0], {}]);
    }
    const verified = await run(desk.seat, ['verify', '--json'], { variables });
    const { checks } = verified.json(verificationSchema);
    expect(checks.find(({ outcome }) => outcome === 'failed')).toMatchObject({ code });
    const serving = desk.seat.start(['serve', '--json', '--port', '0'], { variables });
    await serving.until(({ event, code: said }) => event === 'status' && said === code);
    const seat = { ...desk.session.world, start: desk.seat.start };
    const bridge = startBridge(seat, { args: ['--no-start'], variables });
    await bridge.connect();
    expect((await bridge.ask(listTables())).result?.isError).toBe(true);
    await bridge.end();
    expect((await run(desk.seat, ['logout'], { variables })).code).toBe(0);
    await expectUntouched(stranger);
  });
});

it('a token does not follow a redirect of the MCP endpoint', async () => {
  const { emulator, seat, session, logIn } = await openDesk();
  const stranger = await startEmulator(session.world);
  await logIn();
  await emulator.arm('mcp-redirect', { value: stranger.endpoint });
  const serving = seat.start(['serve', '--json', '--port', '0']);
  const ready = await serving.until(({ event }) => event === 'ready');
  for (const message of [initialize(), listTables()]) {
    await send(String(ready['keyedEndpoint']), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
      body: JSON.stringify(message),
    });
  }
  const done = await run(seat, ['tables', '--json']);
  expect([done.code, done.failure().code]).toEqual([4, 'redirected']);
  await expectUntouched(stranger);
});

async function expectUntouched(stranger: RunningEmulator): Promise<void> {
  const { tokenCalls, mcpCalls, credentialsSeen, callers } = await stranger.counters();
  expect({ tokenCalls, mcpCalls, credentialsSeen }).toEqual({
    tokenCalls: 0,
    mcpCalls: 0,
    credentialsSeen: 0,
  });
  expect(callers.filter(({ authorizationSha256 }) => authorizationSha256 !== undefined)).toEqual(
    [],
  );
}
