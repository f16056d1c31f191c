import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { parseArgs } from 'node:util';
import { executableHere } from '../../scripts/command-targets.ts';
import type { StandInReady } from './bench-protocol.ts';
import type { Place } from './contender.ts';
import type { Measurement, Outcome } from './measurement.ts';
import { measureCalls } from './parts/calls.ts';
import { measureMemory } from './parts/memory.ts';
import { measurePause } from './parts/pause.ts';
import { measureStarts } from './parts/start.ts';
import { reportOf, shownReport } from './report.ts';
import { readyLine, startProgram } from './started-program.ts';

// `npm run bench`: what one more hop costs, and what it saves, against the ways people have today.
// Everything is measured in one run and in turns, so that only ratios need to be believed.
// Exit code 1: something is over what is expected.

const root = join(import.meta.dirname, '..', '..');

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** The cli.cjs to measure. */
    command: { type: 'string', default: join(root, 'dist', 'cli.cjs') },
    /** Another build's cli.cjs, measured beside this one: before and after in one run. */
    beside: { type: 'string' },
    /** The command as one executable. */
    executable: { type: 'string', default: executableHere() },
    /** Parts by name, where one is enough. */
    only: { type: 'string', multiple: true, default: ['start', 'calls', 'pause', 'memory'] },
  },
});

const parts: Readonly<Record<string, (given: Measurement) => Promise<Outcome>>> = {
  start: measureStarts,
  calls: measureCalls,
  pause: measurePause,
  memory: measureMemory,
};

async function main(): Promise<number> {
  const startedMs = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const standIn = startProgram(process.execPath, {
    args: [join(import.meta.dirname, 'stand-in.ts')],
  });
  try {
    const { nearPort, farPort, caPem } = (await readyLine(standIn)) as StandInReady;
    const caFile = join(folder, 'ca.pem');
    writeFileSync(caFile, caPem);
    // For `fetch`, which knows no other way to trust an authority.
    setDefaultCACertificates([...getCACertificates('default'), caPem]);
    const place = (upstreamPort: number): Place => ({ folder, upstreamPort, caFile, caPem });
    const measurement: Measurement = {
      near: place(nearPort),
      far: place(farPort),
      pids: [standIn.pid],
      executable: values.executable,
      builds: [
        { name: 'ours', command: values.command },
        ...(values.beside ? [{ name: 'beside', command: values.beside }] : []),
      ],
    };
    const outcomes = await measureParts(measurement);
    const report = reportOf({ startedMs, outcomes });
    console.log(values.json ? JSON.stringify(report, null, 2) : shownReport(report));
    return report.findings.some(({ met }) => met === false) ? 1 : 0;
  } finally {
    await standIn.end();
  }
}

async function measureParts(measurement: Measurement): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [name, measure] of Object.entries(parts)) {
    if (!values.only.includes(name)) continue;
    console.error(`Measuring: ${name}`);
    outcomes.push(await measure(measurement));
  }
  return outcomes;
}

process.exitCode = await main();
