import { describe, expect, it } from 'vitest';
import { statusOutput } from '../../src/shared/outputs.ts';
import { run } from './cli/run.ts';
import { openAnswer, send } from './harness/http.ts';
import { isGood, listTables } from './harness/messages.ts';
import { type Arrived, good, MINE } from './harness/own-upstream.ts';
import { openOwnStage } from './harness/stage.ts';
import { closed, within } from './harness/waiting.ts';

/** A gateway with one call and one stream under way; the call is the test's to answer. */
async function openBusyStage(settings: Readonly<Record<string, unknown>> = {}) {
  const stage = await openOwnStage(({ request, response }) => {
    if (request.method !== 'GET') return;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.flushHeaders();
  }, settings);
  const { gateway, upstream } = stage;
  const stream = await openAnswer(gateway.endpoint, {
    headers: { ...gateway.headers(), ...MINE, accept: 'text/event-stream' },
  });
  stream.on('error', () => {});
  const call = gateway.post(listTables(), { headers: MINE });
  call.catch(() => {});
  await expect.poll(() => upstream.arrived.length).toBe(2);
  return { ...stage, stream, call, underWay: upstream.arrived[1] as Arrived };
}

describe('the end', () => {
  it('closes streams at once, takes nothing new, answers what runs, and exits well', async () => {
    const { gateway, stream, call, underWay } = await openBusyStage();
    gateway.command.signal('SIGTERM');
    await closed(stream, 3_000);
    await expect(send(`${gateway.origin}/healthz`)).rejects.toThrow('ECONNREFUSED');
    good(underWay);
    expect(isGood(await call)).toBe(true);
    expect(await gateway.command.exited).toEqual({ code: 0, signal: null });
  });

  it('is waited for by a command that comes meanwhile', async () => {
    const { world, gateway, stream, call } = await openBusyStage({ budgets: { drainMs: 3_000 } });
    gateway.command.signal('SIGTERM');
    await closed(stream);
    const status = await run(world, ['status', '--json']);
    expect(status.json(statusOutput)).toMatchObject({ pid: null });
    expect((await gateway.command.exited).code).toBe(0);
    await expect(call).rejects.toThrow();
  });

  it('comes at once by a second signal', async () => {
    const { gateway, stream, call } = await openBusyStage({ budgets: { drainMs: 60_000 } });
    gateway.command.signal('SIGTERM');
    await closed(stream);
    gateway.command.signal('SIGTERM');
    const exit = await within(gateway.command.exited, 3_000, () => 'the end');
    expect(exit.code).toBe(130);
    await expect(call).rejects.toThrow();
  });

  it('waits no longer than the time for draining', async () => {
    const { gateway, call } = await openBusyStage({ budgets: { drainMs: 500 } });
    gateway.command.signal('SIGINT');
    expect(await within(gateway.command.exited, 3_000, () => 'the end')).toMatchObject({ code: 0 });
    await expect(call).rejects.toThrow();
  });

  it('may be asked for in the very moment of the ready line', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { gateway } = await openOwnStage(good, {}, { state: undefined });
      gateway.command.signal('SIGTERM');
      const exit = await within(gateway.command.exited, 10_000, () => 'the end');
      expect(exit).toEqual({ code: 0, signal: null });
    }
  });

  it('leaves a home that the next one takes over', async () => {
    const { world, gateway } = await openOwnStage(good);
    gateway.command.signal('SIGTERM');
    expect((await gateway.command.exited).code).toBe(0);
    const next = world.start(['serve', '--demo', '--json', '--port', '0']);
    await next.until(({ event }) => event === 'ready');
    next.signal('SIGTERM');
    expect((await next.exited).code).toBe(0);
  });
});
