import type { Emulator } from '../../../emulator/emulator.ts';
import type { CallRecord } from '../../../shared/activity.ts';
import { type Health, stateNames } from '../../../shared/health.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { createHost, type Host } from '../../host.ts';
import { systemClock } from '../../node/clock.ts';
import type { Edges } from '../../node/edges.ts';
import { claimHome, type Ownership } from '../../node/owner.ts';
import { isLoopback } from '../../node/proxy-choice.ts';
import { numberIn, numberOption, PORT, usageOf } from '../arguments.ts';
import type { CliCommand, CommandCall } from '../command.ts';
import { createIdleExit, type IdleExit } from '../idle-exit.ts';
import { openLocalPort } from '../local-port.ts';
import type { Output } from '../output.ts';
import { untilEnded } from '../signals.ts';
import { startStandIn } from '../stand-in.ts';
import { openWorkplace, type Workplace } from '../workplace.ts';

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
  const wishes = readWishes(call);
  if (!wishes.ok) return call.output.fail(wishes.failure);
  const place = openWorkplace(call);
  if (!place.ok) return call.output.fail(place.failure);
  const ownership = claimHome(place.value.home.path);
  if (!ownership.ok) return call.output.fail(ownership.failure);
  try {
    return await serveHome(place.value, { ...wishes.value, ownership: ownership.value });
  } finally {
    ownership.value.release();
  }
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

type Serving = Wishes & { readonly ownership: Ownership };

async function serveHome(place: Workplace, serving: Serving): Promise<number> {
  const { output, surroundings, words } = place.call;
  const edges = place.openEdges({ writes: true });
  if (!edges.ok) return output.fail(edges.failure);
  const emulator = words.isSet('demo')
    ? await startStandIn(surroundings, { demo: true })
    : undefined;
  try {
    const host = await openHost(place, {
      edges: edges.value,
      emulator,
      idleExit: serving.idleExit,
    });
    return host.ok
      ? await hostUntilEnded(place, host.value, { ...serving, edges: edges.value })
      : output.fail(host.failure);
  } finally {
    await emulator?.close();
  }
}

interface HostParts {
  readonly edges: Edges;
  readonly emulator: Emulator | undefined;
  readonly idleExit: IdleExit;
}

async function openHost(
  { call, machine, runFacts }: Workplace,
  { edges, emulator, idleExit }: HostParts,
): Promise<Result<Host>> {
  const run = runFacts(edges, emulator && { ...emulator, mcpUrl: emulator.endpoint });
  const open = call.words.isSet('open');
  if (open && !isLoopback(new URL(run.mcpUrl).hostname)) {
    return failed(
      usageOf(
        serve,
        '--open is for the demo and for servers on this computer: it lets every local program in.',
      ),
    );
  }
  const { onHealth, onCall } = tellers(call.output);
  return createHost({ edges, run, machine, open, onHealth, onCall, onBridges: idleExit.onBridges });
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

async function hostUntilEnded(
  place: Workplace,
  host: Host,
  serving: Serving & { readonly edges: Edges },
): Promise<number> {
  const { output, words } = place.call;
  const { settings } = serving.edges.ports;
  const listening = await openLocalPort(host, {
    chosen: serving.port,
    demo: words.isSet('demo'),
    settings,
  });
  const opened = listening.ok
    ? await publishPort(place, host, { ownership: serving.ownership, port: listening.value })
    : listening;
  if (!opened.ok) {
    await host.close();
    return output.fail(opened.failure);
  }
  // Whoever reads the ready line may end us in the same moment.
  const ended = untilEnded(serving.idleExit.idle);
  host.app.start();
  serving.idleExit.begin();
  tellReady(place, host.app.runKey, opened.value);
  await ended;
  output.note('Ending: calls under way are answered first.');
  await host.close();
  return 0;
}

async function publishPort(
  place: Workplace,
  host: Host,
  { ownership, port }: { readonly ownership: Ownership; readonly port: number },
): Promise<Result<number>> {
  const published = await host.publish(ownership, place.call.surroundings.environment);
  return published.ok ? ok(port) : published;
}

function tellReady({ call: { output, surroundings } }: Workplace, key: string, port: number): void {
  const origin = `http://127.0.0.1:${port}`;
  const endpoint = `${origin}/mcp`;
  if (output.isJson) {
    const { version } = surroundings;
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
