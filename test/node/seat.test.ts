import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { isAlive, startOf } from '../../src/main/node/owner-record.ts';
import { askToLeave } from '../../src/main/seat/ask-to-leave.ts';
import { openSeat, type Seat, type SeatWishes } from '../../src/main/seat/seat.ts';
import { openWorkplace } from '../../src/main/seat/workplace.ts';
import { failure } from '../../src/shared/failure.ts';
import { ok, type Result } from '../../src/shared/result.ts';
import { failureIn, valueIn } from '../fakes/outcome.ts';
import { change } from './owned-home.ts';

const wishes: SeatWishes = { port: 0, open: false, onHealth() {}, onCall() {} };

/** A new home whose server is not there; credentials are given, so no keychain is asked. */
function newPlace() {
  const home = mkdtempSync(join(tmpdir(), 'seat-'));
  const environment = {
    DYNAMOSQL_TRAY_HOME: home,
    DYNAMOSQL_MCP_URL: 'http://127.0.0.1:1/mcp',
    DYNAMOSQL_CLIENT_ID: 'id',
    DYNAMOSQL_CLIENT_SECRET: 'secret',
    XDG_RUNTIME_DIR: home,
  };
  const files = {
    command: { program: 'dynamosql-tray', args: [] },
    keychainChild: '/none',
    sqlWorker: new URL('file:///none'),
    sqlWasm: '/none',
  };
  const surroundings = { environment, version: '0.1.0', files, isInteractive: false };
  return { home, place: valueIn(openWorkplace(surroundings, false)) };
}
type Place = ReturnType<typeof newPlace>['place'];

async function opened(place: Place, change: Partial<SeatWishes> = {}): Promise<Result<Seat>> {
  const seat = await openSeat(place, { ...wishes, ...change });
  if (seat.ok) onTestFinished(() => seat.value.close());
  return seat;
}

async function takenPort() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : expect.unreachable();
  return {
    port,
    async end() {
      server.close();
      await once(server, 'close');
    },
  };
}

async function answersAt(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/mcp`, { method: 'POST' }).then(
    ({ status }) => status === 401,
    () => false,
  );
}

it('a seat serves the home that it owns, and gives it back at its end', async () => {
  const { place } = newPlace();
  const seat = valueIn(await openSeat(place, wishes));
  const port = valueIn(seat.port);
  expect(await answersAt(port)).toBe(true);
  await seat.close();
  expect(await answersAt(port)).toBe(false);
  expect((await opened(place)).ok).toBe(true);
});

it('a home is given back also when what served it does not close', async () => {
  const { place } = newPlace();
  const stuck: Place = {
    ...place,
    openEdges(options) {
      const edges = valueIn(place.openEdges(options));
      const close = async (): Promise<void> => {
        await edges.close();
        throw new Error('EROFS');
      };
      return ok({ ...edges, close });
    },
  };
  const seat = valueIn(await openSeat(stuck, wishes));
  await expect(seat.close()).rejects.toThrow('EROFS');
  expect((await opened(place)).ok).toBe(true);
});

it('a home that is owned has no second seat', async () => {
  const { place } = newPlace();
  const first = valueIn(await opened(place));
  expect(failureIn(await opened(place)).code).toBe('home_owned');
  expect(await answersAt(valueIn(first.port))).toBe(true);
});

it('a refused run opens nothing, and leaves the home free', async () => {
  const { place } = newPlace();
  const refusal = await opened(place, { check: () => failure('usage') });
  expect(failureIn(refusal).code).toBe('usage');
  expect((await opened(place)).ok).toBe(true);
});

it('a taken port is told, the seat stays, and the port is opened when it is free', async () => {
  const { place, home } = newPlace();
  const other = await takenPort();
  const seat = valueIn(await opened(place, { port: other.port }));
  expect(failureIn(seat.port).code).toBe('port_taken');
  expect(seat.host.app.health()).toMatchObject({ state: 'needs-you', code: 'port_taken' });
  expect(readdirSync(join(home, 'run'))).toContain('owner.json');
  expect(failureIn(await seat.reopen(other.port)).code).toBe('port_taken');
  await other.end();
  expect(valueIn(await seat.reopen(other.port))).toBe(other.port);
  expect(valueIn(seat.port)).toBe(other.port);
  expect(await answersAt(other.port)).toBe(true);
  expect(seat.host.app.window.snapshot().health.code).not.toBe('port_taken');
});

it('a seat that moves to another port is gone from the first one', async () => {
  const { place } = newPlace();
  const seat = valueIn(await opened(place));
  const first = valueIn(seat.port);
  const second = valueIn(await seat.reopen(0));
  expect(second).not.toBe(first);
  expect([await answersAt(first), await answersAt(second)]).toEqual([false, true]);
});

it('a seat that cannot move stays where assistants find it', async () => {
  const { place } = newPlace();
  const other = await takenPort();
  onTestFinished(() => other.end());
  const seat = valueIn(await opened(place));
  const first = valueIn(seat.port);
  expect(failureIn(await seat.reopen(other.port)).code).toBe('port_taken');
  expect(await answersAt(first)).toBe(true);
  expect(valueIn(seat.port)).toBe(first);
});

it('counts as left once the process is gone that served it, and not when the home is given back', async () => {
  const { home, place } = newPlace();
  // An app that has closed everything, and takes a moment to end.
  const app = spawn(process.execPath, ['-e', ENDS_SLOWLY], { stdio: ['pipe', 'ignore', 'ignore'] });
  onTestFinished(() => void app.kill());
  const pid = app.pid ?? expect.unreachable();
  const startedAt = startOf(pid) ?? '';
  const seat = valueIn(
    await opened(place, { onQuit: () => void seat.close().then(() => app.stdin.end()) }),
  );
  change(home, 'owner.json', { pid, startedAt });
  valueIn(await askToLeave(place));
  expect(isAlive({ pid, startedAt })).toBe(false);
});

const ENDS_SLOWLY = "process.stdin.on('end', () => setTimeout(() => {}, 300)).resume()";
