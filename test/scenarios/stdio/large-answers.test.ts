import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startGateway } from '../harness/gateway.ts';
import { type Message, toolCall } from '../harness/messages.ts';
import { startOwnUpstream } from '../harness/own-upstream.ts';
import { CLI } from '../harness/running-command.ts';
import { openWorld, type World } from '../harness/world.ts';

const MIB = 1024 * 1024;
const ANSWER_BYTES = 5 * MIB;
const AT_ONCE = 4;
/** Answers until memory is what it is; and those that must not add to it. */
const WARM_UP = 32;
const MORE = 48;
const GROWTH_BYTES = 48 * MIB;

type Bridge = ChildProcessByStdio<Writable, Readable, null>;

/** The most memory that a process ever had. */
function mostBytes({ pid }: Bridge): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
}

async function openBridge(world: World): Promise<Bridge> {
  const text = 'x'.repeat(ANSWER_BYTES);
  const upstream = await startOwnUpstream(
    world,
    ({ body, response }) => {
      const { id } = JSON.parse(body.toString('utf8')) as Message;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ jsonrpc: '2.0', id, result: { content: [{ text }] } }));
    },
    (_request, body) => body.includes('"big"'),
  );
  await (await startGateway(world, upstream)).untilState('ready');
  const bridge = spawn(process.execPath, [CLI, 'stdio', '--no-start'], {
    env: { ...world.environment },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  world.onEnd(() => void bridge.kill('SIGKILL'));
  return bridge;
}

it('carries answers of 5 MB whole to a slow reader, and holds no more of them the more there are', async () => {
  const bridge = await openBridge(openWorld());
  const call = (): unknown => bridge.stdin.write(`${JSON.stringify(toolCall('big'))}\n`);
  for (let sent = 0; sent < AT_ONCE; sent += 1) call();
  let [lines, bytes, warmBytes] = [0, 0, 0];
  for await (const chunk of bridge.stdout as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    for (const byte of chunk) {
      if (byte !== 0x0a) continue;
      lines += 1;
      if (lines === WARM_UP) warmBytes = mostBytes(bridge);
      if (lines + AT_ONCE <= WARM_UP + MORE) call();
    }
    if (lines === WARM_UP + MORE) break;
    // A reader that takes its time: everything behind it has to wait.
    await pause(1);
  }
  expect(bytes).toBeGreaterThan((WARM_UP + MORE) * ANSWER_BYTES);
  expect(mostBytes(bridge) - warmBytes).toBeLessThan(GROWTH_BYTES);
});
