import type { CallRecord } from '../../../shared/activity.ts';
import type { Failure } from '../../../shared/failure.ts';
import type { Health } from '../../../shared/health.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { stateNames } from '../../../shared/states.ts';
import { systemClock } from '../../node/clock.ts';
import { isLoopback } from '../../node/proxy-choice.ts';
import { openSeat } from '../../seat/seat.ts';
import { untilEnded } from '../../seat/signals.ts';
import { openWorkplace, type Workplace } from '../../seat/workplace.ts';
import { numberIn, numberOption, PORT, usageOf } from '../arguments.ts';
import type { CliCommand, CommandCall } from '../command.ts';
import { createIdleExit, type IdleExit } from '../idle-exit.ts';
import type { Output } from '../output.ts';

export const serve: CliCommand = {
  name: 'serve',
  usage: '[--demo] [--port N] [--open] [--idle-exit S]',
  options: { port: { type: 'string' }, open: { type: 'boolean' }, 'idle-exit': { type: 'string' } },
  optionHelp: {
    demo: 'with sample data of its own: no account, no keychain',
    port: 'local port for this run; 0 takes any free one',
    open: 'lets clients in without a key; only with --demo or a server on this computer',
    'idle-exit': 'ends this many seconds after the last stdio bridge has gone',
  },
  positionals: { least: 0, most: 0 },
  run: serveUntilEnded,
};

interface Wishes {
  readonly port: number | undefined;
  readonly idleExit: IdleExit;
}

async function serveUntilEnded(call: CommandCall): Promise<number> {
  const { output, surroundings, words } = call;
  const wishes = readWishes(call);
  if (!wishes.ok) return output.fail(wishes.failure);
  const place = openWorkplace(surroundings, words.isSet('demo'));
  return place.ok ? serveHome(place.value, wishes.value, call) : output.fail(place.failure);
}

function readWishes({ words, surroundings }: CommandCall): Result<Wishes> {
  const byFlag = numberOption(serve, words, PORT);
  if (!byFlag.ok) return byFlag;
  const idle = numberOption(serve, words, { name: 'idle-exit', least: 1, most: 86_400 });
  if (!idle.ok) return idle;
  const named = surroundings.environment['DYNAMOSQL_TRAY_PORT'];
  const byEnvironment = named ? numberIn(named, PORT) : undefined;
  if (named && byEnvironment === undefined) {
    return failed(usageOf(serve, `DYNAMOSQL_TRAY_PORT holds "${named}", which is no port.`));
  }
  return ok({
    port: byFlag.value ?? byEnvironment,
    idleExit: createIdleExit(idle.value, systemClock),
  });
}

async function serveHome(place: Workplace, wishes: Wishes, call: CommandCall): Promise<number> {
  const { output, words, surroundings } = call;
  const open = words.isSet('open');
  let endAsked = (): void => {};
  const replaced = new Promise<void>((resolve) => {
    endAsked = resolve;
  });
  const tell = tellers(output);
  let isReady = false;
  const seat = await openSeat(place, {
    ...tell,
    // The first line is the ready line, or the one failure.
    onHealth: (health) => isReady && tell.onHealth(health),
    port: wishes.port,
    open,
    check: (run) => (open ? refuseOpen(run.mcpUrl) : undefined),
    onBridges: wishes.idleExit.onBridges,
    onQuit: () => endAsked(),
  });
  if (!seat.ok) return output.fail(seat.failure);
  const { host, port, close } = seat.value;
  if (!port.ok) {
    await close();
    return output.fail(port.failure);
  }
  // Whoever reads the ready line may end us in the same moment.
  const ended = untilEnded(Promise.race([wishes.idleExit.idle, replaced]));
  wishes.idleExit.begin();
  tellReady({ output, version: surroundings.version }, host.app.runKey, port.value);
  isReady = true;
  host.app.start();
  await ended;
  output.note('Ending: calls under way are answered first.');
  await close();
  return 0;
}

function refuseOpen(mcpUrl: string): Failure | undefined {
  if (isLoopback(new URL(mcpUrl).hostname)) return undefined;
  const only = '--open is for the demo and for servers on this computer';
  return usageOf(serve, `${only}: it lets every local program in.`);
}

function tellers(output: Output) {
  return {
    onHealth(health: Health): void {
      const remark = health.remark ? ` (${health.remark})` : '';
      if (output.isJson) output.json({ event: 'status', ...health });
      else output.note(`${stateNames[health.state]}: ${health.sentence}${remark}`);
    },
    onCall({ assistant, method, tool, status, ms }: CallRecord): void {
      if (output.isJson)
        output.json({
          event: 'call',
          assistant,
          method,
          tool: tool ?? null,
          status,
          ms: Math.round(ms),
        });
    },
  };
}

interface Teller {
  readonly output: Output;
  readonly version: string;
}

function tellReady({ output, version }: Teller, key: string, port: number): void {
  const origin = `http://127.0.0.1:${port}`;
  const endpoint = `${origin}/mcp`;
  if (output.isJson) {
    output.json({
      event: 'ready',
      endpoint,
      keyedEndpoint: `${origin}/k/${key}/mcp`,
      key,
      pid: process.pid,
      version,
    });
    return;
  }
  output.note(`Serving at ${endpoint} (Ctrl+C ends it)`);
  output.note('Configure an assistant: dynamosql-tray snippet claude-code');
}
