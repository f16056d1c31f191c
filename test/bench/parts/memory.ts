import type { Contender } from '../contender.ts';
import { startMcpRemote } from '../contenders/mcp-remote.ts';
import { startOurs } from '../contenders/ours.ts';
import type { Finding } from '../findings.ts';
import type { Measurement, Outcome } from '../measurement.ts';
import { median } from '../statistics.ts';
import { eightLarge, fourUnread, measureGrowth } from '../suites/memory.ts';

const TRIES = 3;
const acts = [
  { what: 'eight of 5 MB', act: eightLarge },
  { what: 'four unread of 32 MB', act: fourUnread },
] as const;

/** What large answers leave in memory: nothing may be gathered on its way through. */
export async function measureMemory({ near, builds }: Measurement): Promise<Outcome> {
  const expected = { atMost: 16 };
  const findings: Finding[] = [];
  for (const build of builds) {
    findings.push(...(await grown(build.name, () => startOurs(near, build), { expected })));
  }
  findings.push(...(await grown('mcp-remote', () => startMcpRemote(near))));
  return { suites: {}, findings };
}

async function grown(
  name: string,
  start: () => Promise<Contender>,
  limit: Pick<Finding, 'expected'> = {},
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { what, act } of acts) {
    const growths = await measureGrowth({ start, tries: TRIES, act });
    const shown = { unit: 'MB', rounds: TRIES, disturbedRounds: 0 } as const;
    const [first, warm] = [growths.map((one) => one.first), growths.map((one) => one.warm)];
    findings.push(
      { what: `memory grown by the first ${what}: ${name}`, measured: median(first), ...shown },
      { what: `memory grown by ${what} more: ${name}`, measured: median(warm), ...shown, ...limit },
    );
  }
  return findings;
}
