import { describe, expect, it } from 'vitest';
import { rpc } from '../harness/messages.ts';
import { openWorld } from '../harness/world.ts';
import { startBridge } from './bridge.ts';

const SERVE = ['serve', '--demo', '--port', '0', '--json', '--idle-exit', '1'] as const;

describe('an app with --idle-exit', () => {
  it('ends by itself after its last bridge, and not before', async () => {
    const world = openWorld();
    const app = world.start(SERVE);
    await app.until(({ event }) => event === 'ready');
    const [first, second] = [startBridge(world), startBridge(world)];
    await first.connect();
    await second.connect();
    await first.end();
    const startedMs = performance.now();
    while (performance.now() - startedMs < 1_500)
      expect((await second.ask(rpc('ping'))).result).toEqual({});
    await second.end();
    expect(await app.exited).toEqual({ code: 0, signal: null });
  });

  it('ends by itself when no bridge ever comes', async () => {
    const app = openWorld().start(SERVE);
    expect(await app.exited).toEqual({ code: 0, signal: null });
    expect(app.lines[0]).toMatchObject({ event: 'ready' });
  });
});
