import { join } from 'node:path';
import { freshStdio } from '../contenders/fresh-stdio.ts';
import { startServing } from '../contenders/ours.ts';
import { ratio } from '../findings.ts';
import type { Measurement, Outcome } from '../measurement.ts';
import { measureStart } from '../suites/start.ts';

const BARE = join(import.meta.dirname, '..', 'contenders', 'bare-stdio.cjs');
const ROUNDS = 21;
const EXECUTABLE = 'executable';
const SCRIPT = 'bare script';

/** What an assistant waits for when it starts the bridge, with the app running. */
export async function measureStarts({
  near,
  pids,
  builds,
  executable,
}: Measurement): Promise<Outcome> {
  const apps = await Promise.all(builds.map((build) => startServing(near, build)));
  try {
    const bridges = builds.map(({ name, command }, at) =>
      bridgeOf({ name, words: [process.execPath, command], home: apps[at]?.home ?? '' }),
    );
    const words = [executable];
    const contenders = [
      freshStdio({ name: SCRIPT, program: process.execPath, args: [BARE] }),
      ...bridges,
      bridgeOf({ name: EXECUTABLE, words, home: apps[0]?.home ?? '' }),
    ];
    const serving = apps.map(({ program }) => program.pid);
    const rounds = await measureStart({
      contenders,
      pids: [...pids, ...serving],
      rounds: ROUNDS,
    });
    const compared = { rounds, figure: 'startMs', other: SCRIPT };
    return {
      suites: { 'start to first answer': rounds },
      findings: [
        ratio({
          ...compared,
          what: 'bridge, start to first answer: ours ÷ a bare script',
          expected: { atMost: 2 },
        }),
        ratio({
          ...compared,
          what: 'the same as one executable',
          of: EXECUTABLE,
          expected: { atMost: 1.5 },
        }),
      ],
    };
  } finally {
    for (const { program } of apps) await program.end();
  }
}

interface BridgeFacts {
  readonly name: string;
  readonly words: readonly string[];
  readonly home: string;
}

function bridgeOf({ name, words, home }: BridgeFacts) {
  const [program = '', ...args] = words;
  const environment = { HOME: home, TMPDIR: home, DYNAMOSQL_TRAY_HOME: join(home, 'tray') };
  return freshStdio({ name, program, args: [...args, 'stdio', '--no-start'], environment });
}
