import { KB, MB } from '../bench-protocol.ts';
import { type Contender, withContenders } from '../contender.ts';
import { startDirect } from '../contenders/direct.ts';
import { startMcpRemote } from '../contenders/mcp-remote.ts';
import { startNginx } from '../contenders/nginx.ts';
import { startOurs } from '../contenders/ours.ts';
import { type Finding, ratio } from '../findings.ts';
import type { Measurement, Outcome } from '../measurement.ts';
import type { Round } from '../rounds.ts';
import { measureLatency } from '../suites/latency.ts';
import { measureThroughput } from '../suites/throughput.ts';

const sizes = [
  { size: '1 KB', bytes: KB, rounds: 9, calls: 120, warmUpCalls: 1_000, atMost: 0.5 },
  { size: '100 KB', bytes: 100 * KB, rounds: 7, calls: 40, warmUpCalls: 100, atMost: 0.5 },
  { size: '5 MB', bytes: 5 * MB, rounds: 7, calls: 4, warmUpCalls: 4, atMost: 0.25 },
] as const;

/** What every call pays: the added time by the size of the answer, and calls in quantity. */
export function measureCalls({ near, pids, builds }: Measurement): Promise<Outcome> {
  const starts = [
    () => startDirect(near),
    () => startNginx(near),
    () => startMcpRemote(near),
    ...builds.map((build) => () => startOurs(near, build)),
  ];
  return withContenders(starts, (contenders) => compare(contenders, pids));
}

async function compare(
  contenders: readonly Contender[],
  pids: readonly number[],
): Promise<Outcome> {
  const suites: Record<string, readonly Round[]> = {};
  const findings: Finding[] = [];
  for (const { size, atMost, ...shape } of sizes) {
    const rounds = await measureLatency({ contenders, pids, ...shape });
    suites[`one call after the other, ${size}`] = rounds;
    findings.push(...addedTime(rounds, size, atMost));
  }
  const shape = { bytes: KB, rounds: 7, inFlight: 8, calls: 800 };
  const rounds = await measureThroughput({ contenders, pids, ...shape });
  suites['8 calls in flight, 1 KB'] = rounds;
  return { suites, findings: [...findings, ...inQuantity(rounds)] };
}

function addedTime(rounds: readonly Round[], size: string, atMost: number): readonly Finding[] {
  const added = { rounds, figure: 'p50Ms', base: 'direct' } as const;
  const what = `added time of a call, ${size}`;
  return [
    ratio({
      ...added,
      what: `${what}: ours ÷ mcp-remote's`,
      other: 'mcp-remote',
      expected: { atMost },
    }),
    ratio({ ...added, what: `${what}: ours ÷ nginx's`, other: 'nginx' }),
  ];
}

function inQuantity(rounds: readonly Round[]): readonly Finding[] {
  const calls = { rounds, figure: 'callsPerSecond' } as const;
  const time = { rounds, figure: 'processorMsPerCall' } as const;
  const what = 'calls a second, 8 in flight';
  return [
    ratio({
      ...calls,
      what: `${what}: ours ÷ mcp-remote's`,
      other: 'mcp-remote',
      expected: { atLeast: 3 },
    }),
    ratio({
      ...calls,
      what: `${what}: ours ÷ nginx's`,
      other: 'nginx',
      expected: { atLeast: 0.33 },
    }),
    ratio({ ...calls, what: `${what}: ours ÷ direct`, other: 'direct' }),
    ratio({ ...time, what: "processor time of a call: ours ÷ mcp-remote's", other: 'mcp-remote' }),
    ratio({
      ...time,
      what: "processor time of a call: ours ÷ nginx's",
      other: 'nginx',
      expected: { atMost: 4 },
    }),
  ];
}
