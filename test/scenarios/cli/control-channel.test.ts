import { once } from 'node:events';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { createChallenge } from '../../../src/main/node/control-challenge.ts';
import { callerProof, ownerProof } from '../../../src/main/node/control-proof.ts';
import { CONTROL_PROTOCOL } from '../../../src/main/node/control-protocol.ts';
import { statusOutput } from '../../../src/shared/outputs.ts';
import { openWorld, type World } from '../harness/world.ts';
import { run } from './run.ts';

const ownerSchema = z.object({
  pid: z.number(),
  startedAt: z.string(),
  since: z.string(),
  version: z.string(),
  protocol: z.number().optional(),
  address: z.string(),
  cookie: z.string(),
});
type Owner = z.infer<typeof ownerSchema>;

const cookie = 'cookie of the owner';

const ownerFile = (world: World): string => join(world.home, 'run/owner.json');

function ownerOf(world: World): Owner {
  return ownerSchema.parse(JSON.parse(readFileSync(ownerFile(world), 'utf8')));
}

async function served(): Promise<World> {
  const world = openWorld();
  const serving = world.start(['serve', '--json', '--port', '0']);
  await serving.until(({ event }) => event === 'ready');
  return world;
}

/** One question on the channel, by whoever can open its socket. */
async function ask(address: string, path: string, authorization?: string) {
  const question = request({
    socketPath: address,
    path,
    method: 'POST',
    headers: authorization === undefined ? {} : { authorization },
  });
  question.end('{}');
  const [answer] = await once(question, 'response');
  return { status: Number(answer.statusCode), text: await text(answer) };
}

interface Pretence {
  /** What the file says it speaks; undefined in a file from before there was a number. */
  readonly inFile?: number | undefined;
  /** What the channel says. */
  readonly spoken?: number | undefined;
  readonly knownCookie?: string;
}

/** A server at the address of the channel, which believes to be the owner. */
async function pretendOwner(world: World, pretence: Pretence) {
  const { knownCookie = cookie } = pretence;
  const version = '9.9.9';
  const address = join(world.folder, 'channel');
  const server = createServer((question, answer) => {
    void text(question).then((body) => {
      const { nonce } = JSON.parse(body);
      answer.end(
        JSON.stringify({
          version,
          protocol: pretence.spoken,
          proof: ownerProof(knownCookie, nonce),
          challenge: createChallenge(cookie),
        }),
      );
    });
  });
  world.onEnd(() => void server.close());
  await once(server.listen(address), 'listening');
  const stat = readFileSync('/proc/self/stat', 'utf8').split(')').pop()?.trim().split(' ') ?? [];
  mkdirSync(dirname(ownerFile(world)), { mode: 0o700 });
  const owner: Owner = {
    pid: process.pid,
    startedAt: stat[19] ?? '',
    since: '2026-01-01T00:00:00.000Z',
    version,
    ...(pretence.inFile === undefined ? {} : { protocol: pretence.inFile }),
    address,
    cookie,
  };
  writeFileSync(ownerFile(world), JSON.stringify(owner), { mode: 0o600 });
}

it('lies where only its owner can reach it, under a short path', async () => {
  const world = await served();
  const { address } = ownerOf(world);
  expect(Buffer.byteLength(address)).toBeLessThan(100);
  expect(statSync(dirname(address)).mode & 0o777).toBe(0o700);
  expect(statSync(ownerFile(world)).mode & 0o777).toBe(0o600);
  expect(statSync(dirname(ownerFile(world))).mode & 0o777).toBe(0o700);
});

it('carries nothing out for a caller that cannot read the cookie', async () => {
  const world = await served();
  const { address, cookie: secret } = ownerOf(world);
  const foreign = createChallenge('another cookie');
  for (const authorization of [
    undefined,
    'Proof :',
    `Bearer ${secret}`,
    `Proof ${foreign}:${callerProof('another cookie', foreign)}`,
    `Proof ${foreign}:${callerProof(secret, foreign)}`,
  ]) {
    const answer = await ask(address, '/command/token', authorization);
    expect([answer.status, answer.text]).toEqual([403, expect.stringContaining('control_failed')]);
  }
  expect((await ask(address, '/hello')).text).not.toContain(secret);
});

it('ends with its owner, and the next command does not miss it', async () => {
  const world = openWorld();
  const serving = world.start(['serve', '--json', '--port', '0']);
  await serving.until(({ event }) => event === 'ready');
  const { address } = ownerOf(world);
  serving.signal('SIGTERM');
  await serving.exited;
  expect(statSync(address, { throwIfNoEntry: false })).toBeUndefined();
  const status = await run(world, ['status', '--json']);
  expect(status.json(statusOutput)).toMatchObject({ code: 'not_set_up', pid: null });
});

it('is made anew after its owner was killed', async () => {
  const world = openWorld();
  const killed = world.start(['serve', '--json', '--port', '0']);
  await killed.until(({ event }) => event === 'ready');
  await killed.kill();
  const next = world.start(['serve', '--json', '--port', '0']);
  await next.until(({ event }) => event === 'ready');
  const status = (await run(world, ['status', '--json'])).json(statusOutput);
  expect(status.pid).toBe(next.pid);
});

it('says its number to both sides, and lets nobody ask who does not say the same', async () => {
  const world = await served();
  const { address, protocol } = ownerOf(world);
  const hello = JSON.parse((await ask(address, '/hello')).text);
  expect([protocol, hello.protocol]).toEqual([CONTROL_PROTOCOL, CONTROL_PROTOCOL]);
  expect(hello).not.toHaveProperty('challenge');
});

it.each([
  ['an app from before there was a number', { inFile: undefined, spoken: undefined }],
  ['a later app', { inFile: CONTROL_PROTOCOL + 1, spoken: CONTROL_PROTOCOL + 1 }],
  [
    'an app that replaced the one in the file',
    { inFile: CONTROL_PROTOCOL, spoken: CONTROL_PROTOCOL + 1 },
  ],
])('is not used with %s, which is named', async (_whose, pretence) => {
  const world = openWorld();
  await pretendOwner(world, pretence);
  const done = await run(world, ['status', '--json']);
  expect(done.failure()).toMatchObject({
    code: 'version_differs',
    cause: expect.stringContaining('9.9.9'),
  });
  expect(done.code).toBe(5);
});

it('trusts no server that took its place without knowing the cookie', async () => {
  const world = openWorld();
  const same = { inFile: CONTROL_PROTOCOL, spoken: CONTROL_PROTOCOL };
  await pretendOwner(world, { ...same, knownCookie: 'a guess' });
  const done = await run(world, ['token', '--json']);
  expect([done.code, done.failure().code]).toEqual([4, 'control_failed']);
});
