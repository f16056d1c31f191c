import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Verification, verificationSchema } from '../../../src/shared/verification.ts';
import { serverVariables } from '../harness/gateway.ts';
import { sharedDesk } from './desk.ts';
import { run } from './run.ts';

const desk = sharedDesk();
afterEach(() => desk().emulator.disarm());

const outcomes = ({ checks }: Verification): string =>
  checks.map(({ id, outcome }) => `${id} ${outcome}`).join(', ');

async function verify(variables: Readonly<Record<string, string | undefined>> = {}) {
  const { world, emulator } = desk();
  const all = { ...serverVariables(emulator), ...variables };
  const done = await run(world, ['verify', '--json'], { variables: all });
  return { code: done.code, verification: done.json(verificationSchema) };
}

function failedIn({ checks }: Verification) {
  return checks.find(({ outcome }) => outcome === 'failed');
}

it('passes every check in order when all is well', async () => {
  const { code, verification } = await verify();
  expect(code).toBe(0);
  expect(verification.fault).toBeNull();
  expect(outcomes(verification)).toBe(
    'network passed, discovery passed, credentials passed, scopes passed, session passed, tools passed, list_tables passed, gateway passed',
  );
});

describe('names the check that fails, whose fault it is, and the exit code', () => {
  it.each([
    ['token-401', 'credentials', 'credentials', 'invalid_client', 3],
    ['token-500', 'credentials', 'server', 'token_endpoint_failed', 4],
    ['token-garbage', 'credentials', 'network', 'token_reply_unreadable', 4],
    ['token-redirect', 'credentials', 'server', 'redirected', 4],
    ['discovery-404', 'discovery', 'server', 'discovery_failed', 4],
    ['discovery-500', 'discovery', 'server', 'discovery_failed', 4],
    ['metadata-foreign-issuer', 'discovery', 'server', 'issuer_mismatch', 3],
    ['mcp-403', 'session', 'credentials', 'upstream_forbidden', 3],
    ['mcp-404', 'session', 'server', 'upstream_not_found', 4],
    ['mcp-429', 'session', 'server', 'upstream_rate_limited', 4],
    ['mcp-500', 'session', 'server', 'upstream_failed', 4],
    ['mcp-sign-in-page', 'session', 'network', 'upstream_not_mcp', 4],
  ])('%s', async (fault, check, side, failureCode, exit) => {
    await desk().emulator.arm(fault);
    const { code, verification } = await verify();
    expect(failedIn(verification)).toMatchObject({ id: check, code: failureCode });
    expect(failedIn(verification)?.fix).not.toBe('');
    expect([verification.fault, code]).toEqual([side, exit]);
  });
});

it('skips what rests on a failed check, and says on which', async () => {
  await desk().emulator.arm('discovery-404');
  const { verification } = await verify();
  const rest = verification.checks.slice(2);
  expect(rest.map(({ outcome }) => outcome)).toEqual(rest.map(() => 'skipped'));
  expect(rest[0]?.cause).toContain('`discovery`');
});

it('explains a wrong secret', async () => {
  const { code, verification } = await verify({ DYNAMOSQL_CLIENT_SECRET: 'wrong-secret' });
  expect(failedIn(verification)).toMatchObject({ id: 'credentials', code: 'invalid_client' });
  expect([verification.fault, code]).toEqual(['credentials', 3]);
});

it('skips list_tables when its scope is missing, and exits 3', async () => {
  await desk().emulator.setScopes(['query']);
  const { code, verification } = await verify();
  await desk().emulator.setScopes(['query', 'schemas:read']);
  expect(failedIn(verification)).toMatchObject({ id: 'scopes', code: 'scope_missing' });
  expect(verification.checks.find(({ id }) => id === 'list_tables')).toMatchObject({
    outcome: 'skipped',
    cause: expect.stringContaining('schemas:read'),
  });
  expect([verification.fault, code]).toEqual(['credentials', 3]);
});

it('blames the network for a server that nobody reaches', async () => {
  const { code, verification } = await verify({ DYNAMOSQL_MCP_URL: 'http://127.0.0.1:1/mcp' });
  expect(failedIn(verification)).toMatchObject({ id: 'network', code: 'connect_failed' });
  expect([verification.fault, code]).toEqual(['network', 4]);
});

it('warns of a proxy variable that covers this computer, and passes', async () => {
  const { code, verification } = await verify({ HTTPS_PROXY: 'http://127.0.0.1:1' });
  expect(verification.checks[0]?.warning).toContain('NO_PROXY');
  expect([verification.fault, code]).toEqual([null, 0]);
  const excluded = await verify({
    HTTPS_PROXY: 'http://127.0.0.1:1',
    NO_PROXY: '127.0.0.1,localhost,::1',
  });
  expect(excluded.verification.checks[0]?.warning).toBeNull();
});

it('tells a person whose fault it is in its first line', async () => {
  await desk().emulator.arm('token-401');
  const done = await desk().type('verify');
  expect(done.stdout).toMatch(/^Something is wrong on this side: credentials\.\n/);
  expect(done.stdout).toContain('FAIL  credentials');
  expect(done.code).toBe(3);
});

describe('from the seat of an assistant', () => {
  it('uses its key', async () => {
    await desk().type('snippet', 'cursor');
    const done = await desk().type('verify', '--assistant', 'cursor', '--json');
    expect([done.code, done.json(verificationSchema).fault]).toEqual([0, null]);
  });

  it('needs a key that was given out, and says how to', async () => {
    const done = await desk().type('verify', '--assistant', 'codex', '--json');
    expect(done.failure()).toMatchObject({
      code: 'key_missing',
      next: expect.stringContaining('snippet codex'),
    });
    expect(done.code).toBe(3);
  });

  it('ends when the bridge could not reach it', async () => {
    const { world, type } = desk();
    const variables = { XDG_RUNTIME_DIR: join(world.folder, 'a-file') };
    writeFileSync(variables.XDG_RUNTIME_DIR, '');
    await type('snippet', 'cursor', '--demo');
    const words = ['verify', '--assistant', 'cursor', '--demo', '--json'];
    const done = await run(world, words, { variables });
    expect([done.code, done.failure().code]).toEqual([1, 'home_unusable']);
  });

  it('knows no assistant of another name', async () => {
    const done = await desk().type('verify', '--assistant', 'clippy', '--json');
    expect([done.code, done.failure().code]).toEqual([2, 'assistant_unknown']);
  });
});
