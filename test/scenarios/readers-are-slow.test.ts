import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { listTables } from './harness/messages.ts';
import { type Arrived, MINE } from './harness/own-upstream.ts';
import { openOwnStage } from './harness/stage.ts';

const MIB = 1024 * 1024;
// More than the sockets of a warmed connection take in by themselves.
const ANSWER_BYTES = 96 * MIB;
const CHUNK = Buffer.alloc(64 * 1024, 'x');
const AT_ONCE = 4;
const WARM_ROUNDS = 3;

/** Sends a long answer as fast as the other side takes it. */
async function sendLong({ response }: Arrived): Promise<void> {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': ANSWER_BYTES });
  for (let sent = 0; sent < ANSWER_BYTES && !response.destroyed; sent += CHUNK.length)
    if (!response.write(CHUNK)) await once(response, 'drain');
  response.end();
}

function residentBytes(pid: number): number {
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kib) * 1024;
}

/** The median of five readings: collections of garbage make single ones jump. */
async function steadyBytes(pid: number): Promise<number> {
  const readings: number[] = [];
  while (readings.length < 5) {
    readings.push(residentBytes(pid));
    await sleep(100);
  }
  return readings.sort((a, b) => a - b)[2] ?? 0;
}

async function lengthOf(answer: IncomingMessage): Promise<number> {
  let length = 0;
  for await (const chunk of answer) length += (chunk as Buffer).length;
  return length;
}

test('answers that nobody reads wait at the server, not in memory', async () => {
  const { gateway, upstream } = await openOwnStage(sendLong);
  const { pid } = gateway.command;
  const openAll = () =>
    Promise.all(
      Array.from({ length: AT_ONCE }, () => gateway.open(listTables(), { headers: MINE })),
    );
  // Warm: the same answers, unread for a moment and then read, leave the heap as large as it gets.
  for (let round = 0; round < WARM_ROUNDS; round += 1) {
    const answers = await openAll();
    await steadyBytes(pid);
    for (const answer of answers) expect(await lengthOf(answer)).toBe(ANSWER_BYTES);
  }
  const beforeBytes = await steadyBytes(pid);

  const unread = await openAll();
  const held = upstream.arrived.slice(-AT_ONCE);
  await expect.poll(() => held.every(({ response }) => response.writableNeedDrain)).toBe(true);
  // On a busy machine the collector comes late; what is held in memory does not go by itself.
  const growthBytes = async () => (await steadyBytes(pid)) - beforeBytes;
  await expect.poll(growthBytes, { timeout: 20_000 }).toBeLessThan(16 * MIB);
  expect(held.some(({ response }) => response.writableFinished)).toBe(false);

  const lengths = await Promise.all(unread.map(lengthOf));
  expect(lengths).toEqual(Array.from({ length: AT_ONCE }, () => ANSWER_BYTES));
});
