import { join } from 'node:path';
import { freshStdio } from '../contenders/fresh-stdio.ts';
import { startServing } from '../contenders/ours.ts';
import { ratio } from '../findings.ts';
import type { Build, Measurement, Outcome } from '../measurement.ts';
import { measureStart } from '../suites/start.ts';

const BARE = join(import.meta.dirname, '..', 'contenders', 'bare-stdio.cjs');
const ROUNDS = 21;

/** What an assistant waits for when it starts the bridge, with the app running. */
export async function measureStarts({ near, pids, builds }: Measurement): Promise<Outcome> {
  const apps = await Promise.all(builds.map((build) => startServing(near, build)));
  try {
    const bridges = builds.map((build, at) => bridgeOf(build, apps[at]?.home ?? ''));
    const contenders = [freshStdio({ name: 'bare script', args: [BARE] }), ...bridges];
    const serving = apps.map(({ program }) => program.pid);
    const rounds = await measureStart({
      contenders,
      pids: [...pids, ...serving],
      rounds: ROUNDS,
    });
    const what = 'bridge, start to first answer: ours ÷ a bare script';
    const expected = { atMost: 2 };
    return {
      suites: { 'start to first answer': rounds },
      findings: [ratio({ what, rounds, figure: 'startMs', other: 'bare script', expected })],
    };
  } finally {
    for (const { program } of apps) await program.end();
  }
}

function bridgeOf({ name, command }: Build, home: string) {
  const environment = { HOME: home, TMPDIR: home, DYNAMOSQL_TRAY_HOME: join(home, 'tray') };
  return freshStdio({ name, args: [command, 'stdio', '--no-start'], environment });
}
