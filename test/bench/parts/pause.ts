import { KB, ROUND_TRIP_MS } from '../bench-protocol.ts';
import { withContenders } from '../contender.ts';
import { startFetch } from '../contenders/direct.ts';
import { startMcpRemote } from '../contenders/mcp-remote.ts';
import { startNginx } from '../contenders/nginx.ts';
import { startOurs } from '../contenders/ours.ts';
import { ratio } from '../findings.ts';
import type { Measurement, Outcome } from '../measurement.ts';
import type { Round } from '../rounds.ts';
import { measureAfterPause } from '../suites/pause.ts';

const PAUSE_MS = 6_500;

/** What a kept connection is worth: the first call after a pause, with a server some way off. */
export function measurePause({ far, pids, builds }: Measurement): Promise<Outcome> {
  const starts = [
    () => startFetch(far),
    () => startNginx(far),
    () => startMcpRemote(far),
    ...builds.map((build) => () => startOurs(far, build)),
  ];
  return withContenders(starts, async (contenders) => {
    const shape = { bytes: KB, rounds: 5, pauseMs: PAUSE_MS };
    return outcomeOf(await measureAfterPause({ contenders, pids, ...shape }));
  });
}

function outcomeOf(rounds: readonly Round[]): Outcome {
  const what = `first call after ${PAUSE_MS / 1_000} s`;
  const first = { rounds, figure: 'firstMs' } as const;
  const expected = { atMost: 0.4 };
  return {
    suites: { [`${what}, ${ROUND_TRIP_MS} ms away`]: rounds },
    findings: [
      ratio({ ...first, what: `${what}: ours ÷ a default fetch's`, other: 'fetch', expected }),
      ratio({ ...first, what: `${what}: ours ÷ mcp-remote's`, other: 'mcp-remote' }),
      ratio({ ...first, what: `${what}: ours ÷ nginx's`, other: 'nginx' }),
    ],
  };
}
