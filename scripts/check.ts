import { type CheckStep, checkSteps } from './check-steps.ts';
import { runProgram } from './run-program.ts';
import type { Counts } from './test-counts.ts';

// Everything that can be said of the code without running it: one line a step, and below a failed
// one what it printed.

const AT_ONCE = 2;

export async function check(
  steps: readonly CheckStep[] = checkSteps,
  print: (text: string) => void = console.log,
): Promise<Counts> {
  const waiting = [...steps];
  let failed = 0;
  async function lane(): Promise<void> {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const { ok, seconds, output, reason } = await runProgram(step.command, { output: 'kept' });
      print(`${ok ? 'ok  ' : 'FAIL'}  ${step.name} (${seconds.toFixed(1)} s)`);
      if (ok) continue;
      failed += 1;
      print(`${output.trimEnd()}\n      ${step.name}: ${reason}`);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return { passed: steps.length - failed, failed };
}

if (import.meta.main) {
  const { failed } = await check();
  if (failed > 0) process.exitCode = 1;
}
