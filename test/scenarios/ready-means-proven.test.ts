import { describe, expect, it } from 'vitest';
import { send } from './harness/http.ts';
import { isGood, listTables } from './harness/messages.ts';
import { openStage, type Stage } from './harness/stage.ts';
import { eventually } from './harness/waiting.ts';

const readyz = async ({ gateway }: Stage) => {
  const answer = await send(`${gateway.origin}/readyz`);
  return { status: answer.status, ...(JSON.parse(answer.text) as { state: string; code: string }) };
};
const statesSaid = ({ gateway }: Stage): readonly unknown[] =>
  gateway.command.lines.filter(({ event }) => event === 'status').map(({ state }) => state);

describe('Ready means proven', () => {
  it('is not said for a token alone, while the server answers nothing', async () => {
    const stage = await openStage({ emulator: ['--fault', 'mcp-hang'], state: undefined });
    await eventually(
      () => stage.emulator.counters(),
      ({ tokenCalls, mcpCalls }) => tokenCalls > 0 && mcpCalls > 0,
    );
    expect(await readyz(stage)).toMatchObject({ status: 503, state: 'working', code: 'working' });
    expect((await send(`${stage.gateway.origin}/healthz`)).status).toBe(200);
    expect(statesSaid(stage)).not.toContain('ready');
  });

  it.each([
    ['mcp-500', 'offline', 'upstream_failed'],
    ['mcp-sign-in-page', 'offline', 'upstream_not_mcp'],
    ['mcp-redirect', 'offline', 'redirected'],
    ['mcp-404', 'offline', 'upstream_not_found'],
    ['mcp-403', 'needs-you', 'upstream_forbidden'],
    ['token-401', 'needs-you', 'invalid_client'],
    ['token-garbage', 'offline', 'token_reply_unreadable'],
    ['discovery-404', 'offline', 'discovery_failed'],
    ['metadata-foreign-token-endpoint', 'needs-you', 'issuer_mismatch'],
  ])('is not said from the start under %s, but %s', async (fault, state, code) => {
    const stage = await openStage({ emulator: ['--fault', fault], state });
    expect(await readyz(stage)).toMatchObject({ status: 503, state, code });
    expect(statesSaid(stage)).not.toContain('ready');
  });

  it('ends after the server turned bad, and comes back with its next good answer', async () => {
    const stage = await openStage();
    expect(await readyz(stage)).toMatchObject({ status: 200, state: 'ready', code: 'ready' });
    await stage.emulator.arm('mcp-503');
    await stage.gateway.post(listTables());
    await stage.gateway.untilState('offline');
    await stage.emulator.disarm();
    expect(isGood(await stage.gateway.post(listTables()))).toBe(true);
    expect(await readyz(stage)).toMatchObject({ status: 200, state: 'ready' });
  });

  it('is said with the reason in the same words on the status lines', async () => {
    const stage = await openStage({ emulator: ['--fault', 'token-401'], state: 'needs-you' });
    const line = await stage.gateway.command.until(({ state }) => state === 'needs-you');
    expect(line).toMatchObject({ event: 'status', code: 'invalid_client', proofAgeSeconds: null });
    expect(line['next']).not.toBe('');
  });
});
