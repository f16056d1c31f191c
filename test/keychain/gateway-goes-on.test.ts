import { describe, expect, it } from 'vitest';
import { failureCatalogue } from '../../src/shared/failure-catalogue.ts';
import { statusOutput } from '../../src/shared/outputs.ts';
import { run } from '../scenarios/cli/run.ts';
import { send } from '../scenarios/harness/http.ts';
import { initialize, listTables, replyIn, textOf } from '../scenarios/harness/messages.ts';
import { eventually } from '../scenarios/harness/waiting.ts';
import { type DesktopSession, openSession } from './session/desktop-session.ts';
import { seatIn } from './session/signed-in.ts';

const ISSUER = 'https://nobody.invalid';
const BINDING = { issuer: ISSUER, mcpUrl: `${ISSUER}/mcp`, tokenOrigin: ISSUER };

/** A running gateway whose credentials lie in a keychain that it cannot read. */
async function serveIn(session: DesktopSession, keychainMs: number) {
  session.world.writeSettings({
    mcpUrl: BINDING.mcpUrl,
    binding: BINDING,
    budgets: { keychainMs },
  });
  const serving = seatIn(session).start(['serve', '--json', '--port', '0']);
  // Asked to end, it ends its helper too; killed, it leaves that to the helper.
  session.world.onEnd(async () => {
    if (serving.isAlive()) serving.signal('SIGTERM');
    await serving.exited;
  });
  const ready = await serving.until(({ event }) => event === 'ready');
  const endpoint = String(ready['endpoint']);
  const headers = {
    authorization: `Bearer ${String(ready['key'])}`,
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
  };
  return {
    serving,
    healthz: () => send(new URL('/healthz', endpoint)),
    readyz: () => send(new URL('/readyz', endpoint)),
    ask: async (message: object) =>
      replyIn(await send(endpoint, { method: 'POST', headers, body: JSON.stringify(message) })),
  };
}

describe('the gateway goes on serving', () => {
  it.each([
    ['keychain_missing', 'none'],
    ['keychain_hung', 'silent'],
  ] as const)('and says %s to its callers', async (code, bus) => {
    const session = await openSession(bus);
    const { serving, healthz, readyz, ask } = await serveIn(session, 500);
    await serving.until(({ event, code: said }) => event === 'status' && said === code);

    expect((await healthz()).status).toBe(200);
    expect(await readyz()).toMatchObject({ status: 503, text: expect.stringContaining(code) });
    expect((await ask(initialize())).result).toMatchObject({ protocolVersion: '2025-11-25' });
    const refused = await ask(listTables());
    expect(refused.result?.isError).toBe(true);
    expect(textOf(refused)).toContain(failureCatalogue[code].title);
    expect(textOf(refused)).toContain(failureCatalogue[code].next);
    const status = await run(seatIn(session), ['status', '--json']);
    expect([status.code, status.json(statusOutput).state]).toEqual([6, 'needs-you']);
  });

  it('while the keychain has not answered yet, and ends at once when asked to', async () => {
    const session = await openSession('silent');
    const { serving, healthz } = await serveIn(session, 60_000);
    expect((await healthz()).status).toBe(200);
    serving.signal('SIGTERM');
    expect(await serving.exited).toEqual({ code: 0, signal: null });
    expect(serving.isAlive()).toBe(false);
  });

  it('and needs no restart once there is a keyring: the next call finds it', async () => {
    const session = await openSession();
    const { serving, ask } = await serveIn(session, 2_000);
    await serving.until(({ event, code }) => event === 'status' && code === 'keychain_missing');
    await session.startKeyring('unlocked');
    const { title } = failureCatalogue.not_set_up;
    await eventually(
      async () => textOf(await ask(listTables())),
      (text) => text.includes(title),
    );
  });
});
