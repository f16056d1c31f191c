import { expect, it } from 'vitest';
import { tokenOutput } from '../../../src/shared/outputs.ts';
import { send } from '../harness/http.ts';
import { initialize } from '../harness/messages.ts';
import { sharedDesk } from './desk.ts';

const desk = sharedDesk(['--token-ttl', '40']);

it('prints the token alone, and a warning beside it when it lives less than a minute', async () => {
  const done = await desk().type('token');
  expect(done.stdout).toMatch(/^[\w.-]+\n$/);
  expect(done.stderr).toMatch(/lives \d\d more seconds/);
  expect(done.code).toBe(0);
});

it('is one that the server takes', async () => {
  const { accessToken, expiresAt, secondsLeft } = (await desk().type('token', '--json')).json(
    tokenOutput,
  );
  const answer = await send(desk().emulator.endpoint, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${accessToken}`,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
    },
    body: JSON.stringify(initialize()),
  });
  expect(answer.status).toBe(200);
  expect(secondsLeft).toBeLessThanOrEqual(40);
  const leftMs = Date.parse(expiresAt) - Date.now();
  expect(leftMs / 1_000).toBeLessThanOrEqual(40);
});

it('says nothing beside it when it lives as long as was asked', async () => {
  const done = await desk().type('token', '--min-life', '20');
  expect([done.code, done.stderr]).toEqual([0, '']);
});

it('prints no token when none lives as long as was asked', async () => {
  const asked = await desk().type('token', '--min-life', '60', '--json');
  expect(asked.failure()).toMatchObject({ code: 'life_too_short' });
  expect(asked.code).toBe(1);
  const inWords = await desk().type('token', '--min-life', '60');
  expect([inWords.code, inWords.stdout]).toEqual([1, '']);
});
