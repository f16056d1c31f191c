import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { within } from './harness/waiting.ts';
import { openWorld } from './harness/world.ts';

const DEMO = join(import.meta.dirname, '../../scripts/demo.ts');

it('shows the main job in one command, without an account or a display, and stays', async () => {
  const world = openWorld();
  const demo = spawn(process.execPath, [DEMO], {
    env: { ...world.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = once(demo, 'exit');
  world.onEnd(() => void (demo.exitCode === null && demo.kill('SIGKILL')));
  let said = '';
  const isUp = new Promise<void>((resolve) => {
    for (const stream of [demo.stdout, demo.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('Ctrl+C ends it.\n')) resolve();
      });
    }
  });
  await within(isUp, 30_000, () => `the end of:\n${said}`);

  expect(said).toContain('Everything works.');
  expect(said).toMatch(/ok +gateway +\d+ tables/);
  expect(said).toMatch(/east\.orders +50000/);
  expect(said).toMatch(/"Authorization": "Bearer dsk_[\w-]{43}"/);
  expect(said).toMatch(/DynamoSQL \(demo data\) is at http:\/\/127\.0\.0\.1:\d+\/mcp/);

  demo.kill('SIGINT');
  expect(await ended).toEqual([0, null]);
});
