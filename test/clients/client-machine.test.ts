import { expect, test } from 'vitest';
import { endProcesses, processesOf } from '../../scripts/processes.ts';
import { eventually } from '../scenarios/harness/waiting.ts';
import { openWorld } from '../scenarios/harness/world.ts';
import { createClientMachine } from './client-machine.ts';

// What the other tests here rely on when they say that nothing was opened and nothing is left.

test('a page that a client opens is noticed', async () => {
  const machine = createClientMachine(openWorld());

  await machine.run(['xdg-open', 'http://127.0.0.1/authorize?x=1']);

  expect(machine.opened()).toEqual(['xdg-open http://127.0.0.1/authorize?x=1']);
});

test.runIf(process.platform === 'linux').for([
  ['by its environment', "{ detached: true, cwd: '/' }"],
  // As Chromium does, which wipes its own.
  ['by where it works', "{ detached: true, cwd: require('os').homedir(), env: {} }"],
] as const)('a daemon that a client leaves is found %s', async ([, options]) => {
  const machine = createClientMachine(openWorld());
  const detach = `require('child_process').spawn('/bin/sleep', ['60'], ${options}).unref()`;

  await machine.run([process.execPath, '-e', `${detach}; process.exit()`]);

  const left = processesOf(machine.home);
  expect(left).toHaveLength(1);
  endProcesses(left);
  await eventually(
    () => processesOf(machine.home),
    (still) => still.length === 0,
  );
});
