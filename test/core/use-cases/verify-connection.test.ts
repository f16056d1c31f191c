import { describe, expect, it } from 'vitest';
import { type Failure, failure, sentenceOf } from '../../../src/shared/failure.ts';
import { failed } from '../../../src/shared/result.ts';
import type { Check } from '../../../src/shared/verification.ts';
import { MCP_URL, tokenError, tokenReply } from '../../fakes/authorization-server.ts';
import { createFakeSession } from '../../fakes/mcp-session.ts';
import { failureIn, valueIn } from '../../fakes/outcome.ts';
import { openApp, PORT } from './app-fixture.ts';

type Desk = Awaited<ReturnType<typeof openApp>>;

const LOCAL = `http://127.0.0.1:${PORT}/mcp`;

describe('verifying the connection', () => {
  it('asks the server with a new token, then the local address with the key of this run', async () => {
    const { app, opened } = await openApp();
    const { fault, checks } = valueIn(await app.run('verify', { assistant: null, person: null }));
    expect([fault, checks.filter(({ outcome }) => outcome !== 'passed')]).toEqual([null, []]);
    expect(opened[0]).toEqual({ url: MCP_URL, bearer: 'token-0' });
    expect(opened).toContainEqual({ url: LOCAL, bearer: app.runKey });
  });

  it("takes an assistant's seat with that assistant's own key", async () => {
    const { app, opened } = await openApp();
    const snippet = valueIn(await app.run('snippet', { assistant: 'cursor' }));
    const key = /dsk_[\w-]{43}/.exec(JSON.stringify(snippet))?.[0];
    valueIn(await app.run('verify', { assistant: 'cursor', person: null }));
    expect(opened).toContainEqual({ url: LOCAL, bearer: key });
    expect(opened.map(({ bearer }) => bearer)).not.toContain(app.runKey);
  });

  it('says what to do for an assistant that has no key yet, and asks nobody', async () => {
    const { app, network } = await openApp();
    const refusal = failureIn(await app.run('verify', { assistant: 'codex', person: null }));
    expect(refusal).toMatchObject({ code: 'key_missing' });
    expect(refusal.next).toContain('dynamosql-tray snippet codex');
    expect(network.sent).toEqual([]);
  });

  it('leaves its token to the app', async () => {
    const { app, network } = await openApp();
    valueIn(await app.run('verify', { assistant: null, person: null }));
    expect(valueIn(await app.run('status', {})).tokenSecondsLeft).toBe(600);
    const token = valueIn(await app.run('token', { minLifeSeconds: 60, strict: false }));
    expect(token.accessToken).toBe('token-0');
    expect(network.to('/token')).toHaveLength(1);
  });

  it('ends a stop that the person has mended', async () => {
    let isMended = false;
    const tokens = () => (isMended ? tokenReply('good') : tokenError(401, 'invalid_client'));
    const { app } = await openApp({ tokens });
    const asked = { minLifeSeconds: 60, strict: false };
    expect(failureIn(await app.run('token', asked)).code).toBe('invalid_client');
    expect(valueIn(await app.run('verify', { assistant: null, person: null })).fault).toBe(
      'credentials',
    );
    isMended = true;
    expect(valueIn(await app.run('verify', { assistant: null, person: null })).fault).toBeNull();
    expect(valueIn(await app.run('token', asked)).accessToken).toBe('good');
  });

  it.each([
    ['nobody listens', { port: undefined }, 'app_not_running'],
    [
      'no session opens',
      { openSession: () => failed(failure('upstream_failed')) },
      'upstream_failed',
    ],
  ])('fails the gateway when %s', async (_what, script, code) => {
    const { app } = await openApp(script);
    const { checks } = valueIn(await app.run('verify', { assistant: null, person: null }));
    expect(checks.at(-1)).toMatchObject({ id: 'gateway', outcome: 'failed', code });
  });
});

describe("an assistant's seat, as its file has it", () => {
  const CURSOR = '/home/ada/.cursor/mcp.json';
  const CLAUDE = '/home/ada/.config/Claude/claude_desktop_config.json';
  const bridge = {
    command: '/opt/tray',
    args: ['stdio', '--assistant', 'cursor'],
    env: { A: 'b' },
  };
  const gatewayOf = (checks: readonly Check[]) => checks.find(({ id }) => id === 'gateway');
  const verify = async (desk: Desk, assistant: string) =>
    valueIn(await desk.app.run('verify', { assistant, person: null }));

  it('is the bridge that its entry starts, with the variables that stand there', async () => {
    const desk = await openApp({ programs: { '/opt/tray': () => createFakeSession() } });
    const { command, args, env } = bridge;
    const entry = { mcpServers: { dynamosql: { command, args, env } } };
    desk.configs.contents.set(CURSOR, JSON.stringify(entry));
    const { fault, checks } = await verify(desk, 'cursor');
    expect([fault, gatewayOf(checks)?.cause]).toEqual([null, '1 table through its bridge']);
    expect(desk.started).toEqual([bridge]);
    expect(desk.opened.every(({ url }) => url !== LOCAL)).toBe(true);
  });

  it.each([
    ['claude-desktop', CLAUDE],
    ['cursor', CURSOR],
  ])('needs no key for the bridge of %s', async (assistant, path) => {
    const desk = await openApp({ programs: { '/opt/tray': () => createFakeSession() } });
    const entry = { mcpServers: { dynamosql: { ...bridge, command: '/opt/tray' } } };
    desk.configs.contents.set(path, JSON.stringify(entry));
    expect((await verify(desk, assistant)).fault).toBeNull();
    expect(valueIn(await desk.app.run('keys', {})).keys).toEqual([]);
  });

  it('is the bridge for one that starts commands only and was given the extension', async () => {
    const desk = await openApp({ programs: { 'dynamosql-tray': () => createFakeSession() } });
    valueIn(await desk.app.run('bundle', {}));
    expect((await verify(desk, 'claude-desktop')).fault).toBeNull();
    expect(desk.started).toMatchObject([{ args: ['stdio', '--assistant', 'claude-desktop'] }]);
  });

  it('is the key that stands in its entry, be it a dead one', async () => {
    const desk = await openApp();
    const dead = `dsk_${'d'.repeat(43)}`;
    const headers = { Authorization: `Bearer ${dead}` };
    const entry = { mcpServers: { dynamosql: { url: LOCAL, headers } } };
    desk.configs.contents.set(CURSOR, JSON.stringify(entry));
    await verify(desk, 'cursor');
    expect(desk.opened).toContainEqual({ url: LOCAL, bearer: dead });
  });

  it('that leads to another port is told so, and nobody there gets the key', async () => {
    const desk = await openApp({ settings: { port: PORT } });
    const headers = { Authorization: `Bearer dsk_${'d'.repeat(43)}` };
    const entry = { mcpServers: { dynamosql: { url: 'http://127.0.0.1:1/mcp', headers } } };
    desk.configs.contents.set(CURSOR, JSON.stringify(entry));
    const { fault, checks } = await verify(desk, 'cursor');
    expect([fault, gatewayOf(checks)?.code]).toEqual(['assistant', 'entry_outdated']);
    expect(desk.opened.map(({ bearer }) => bearer).join()).not.toContain('dsk_');
  });

  it.each([
    ['is not there', {}, 'bridge_missing', 'assistant'],
    ['ends at once', { '/opt/tray': () => failure('bridge_failed') }, 'bridge_failed', 'assistant'],
    [
      'finds no app',
      { '/opt/tray': () => createFakeSession({ answer: refusal(failure('app_quit')) }) },
      'app_quit',
      'this computer',
    ],
  ] as const)('whose bridge %s fails the gateway with its next step', async (...row) => {
    const [_what, programs, code, side] = row;
    const desk = await openApp({ programs });
    desk.configs.contents.set(CURSOR, JSON.stringify({ mcpServers: { dynamosql: bridge } }));
    const { fault, checks } = await verify(desk, 'cursor');
    expect(gatewayOf(checks)).toMatchObject({ outcome: 'failed', code });
    expect(gatewayOf(checks)?.fix).not.toBe('');
    expect(fault).toBe(side);
  });

  it('is looked for where the variables of the caller lead', async () => {
    const desk = await openApp({ programs: { '/opt/tray': () => createFakeSession() } });
    const text =
      '[mcp_servers.dynamosql]\ncommand = "/opt/tray"\nargs = ["stdio", "--assistant", "codex"]\n';
    desk.configs.contents.set('/work/codex/config.toml', text);
    const variables = { CODEX_HOME: '/work/codex' };
    const person = { folder: '/home/ada', variables, loopbackIsProxied: false };
    valueIn(await desk.app.run('verify', { assistant: 'codex', person }));
    expect(desk.started).toMatchObject([{ command: '/opt/tray' }]);
  });
});

function refusal(what: Failure) {
  return { isError: true, content: undefined, text: sentenceOf(what) };
}
