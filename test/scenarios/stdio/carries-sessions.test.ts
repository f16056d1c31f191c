import { describe, expect, it } from 'vitest';
import { notification, type Reply, rpc, textOf, toolCall } from '../harness/messages.ts';
import { eventually } from '../harness/waiting.ts';
import { type RunningBridge, startBridge } from './bridge.ts';
import {
  openSessionfulUpstream,
  QUESTION,
  type SessionfulUpstream,
} from './sessionful-upstream.ts';

async function openSession(): Promise<{
  readonly upstream: SessionfulUpstream;
  readonly bridge: RunningBridge;
}> {
  const upstream = await openSessionfulUpstream();
  const bridge = startBridge(upstream.world);
  await bridge.connect();
  await eventually(
    () => upstream.streams(),
    (open) => open === 1,
  );
  return { upstream, bridge };
}

const ANSWER = { jsonrpc: '2.0', id: QUESTION.id ?? '', result: { roots: [] } } as Reply;

describe('a legacy session over stdio', () => {
  it('keeps its id on everything, and is given back when the client leaves', async () => {
    const { upstream, bridge } = await openSession();
    await bridge.ask(toolCall('quick'));
    expect(await bridge.end()).toMatchObject({ code: 0 });
    expect(upstream.log).toEqual([
      'POST initialize',
      'POST notifications/initialized s-1',
      'GET - s-1',
      'POST tools/call s-1',
      'DELETE - s-1',
    ]);
    expect(upstream.ended).toEqual(['s-1']);
  });

  it.each(['asks-here', 'asks-there'])(
    'lets the server ask the client during a call that %s',
    async (tool) => {
      const { bridge } = await openSession();
      const call = toolCall(tool);
      bridge.send(call);
      expect(await bridge.command.until(({ id }) => id === QUESTION.id)).toMatchObject(QUESTION);
      bridge.send(ANSWER);
      const reply = (await bridge.command.until(({ id }) => id === call.id)) as Reply;
      expect(textOf(reply)).toBe(tool);
      await bridge.end();
    },
  );

  it('lets the server speak first', async () => {
    const { upstream, bridge } = await openSession();
    upstream.speak(notification('notifications/tools/list_changed'));
    await bridge.command.until(({ method }) => method === 'notifications/tools/list_changed');
    await bridge.end();
  });

  it('fetches a reply whose stream the server closed early', async () => {
    const { upstream, bridge } = await openSession();
    expect(textOf(await bridge.ask(toolCall('closes-early')))).toBe('closes-early');
    expect(upstream.log.filter((line) => line.startsWith('POST tools/call'))).toHaveLength(1);
    await bridge.end();
  });

  it('passes a cancellation on, and gives no answer to what was cancelled', async () => {
    const { upstream, bridge } = await openSession();
    const call = toolCall('hangs');
    bridge.send(call);
    await eventually(
      () => upstream.log,
      (log) => log.includes('POST tools/call s-1'),
    );
    bridge.send({
      jsonrpc: '2.0',
      method: 'notifications/cancelled',
      params: { requestId: call.id },
    });
    await eventually(
      () => upstream.log,
      (log) => log.includes('POST notifications/cancelled s-1'),
    );
    expect(textOf(await bridge.ask(toolCall('quick')))).toBe('quick');
    await bridge.end();
    expect(bridge.command.lines.filter(({ id }) => id === call.id)).toEqual([]);
  });

  it('is opened again, unseen by the client, when the server has forgotten it', async () => {
    const { upstream, bridge } = await openSession();
    upstream.restart();
    expect(textOf(await bridge.ask(toolCall('quick')))).toBe('quick');
    await eventually(
      () => upstream.streams(),
      (open) => open === 1,
    );
    expect(upstream.opened).toEqual(['s-1', 's-2']);
    expect(
      bridge.command.lines.filter(({ result }) => JSON.stringify(result)?.includes('serverInfo')),
    ).toHaveLength(1);
    await bridge.end();
    expect(upstream.ended).toEqual(['s-2']);
  });

  it('lives on when the app is another', async () => {
    const { upstream, bridge } = await openSession();
    await bridge.ask(rpc('tools/list'));
    await upstream.startAppAgain();
    expect(textOf(await bridge.ask(toolCall('quick')))).toBe('quick');
    expect(upstream.opened).toEqual(['s-1']);
    await eventually(
      () => upstream.streams(),
      (open) => open === 1,
    );
    await bridge.end();
  });

  it('ends with a client that leaves in the middle of a call', async () => {
    const { upstream, bridge } = await openSession();
    bridge.send(toolCall('hangs'));
    await eventually(
      () => upstream.log,
      (log) => log.includes('POST tools/call s-1'),
    );
    expect(await bridge.end()).toMatchObject({ code: 0 });
    expect(upstream.ended).toEqual(['s-1']);
    expect(upstream.streams()).toBe(0);
  });
});
