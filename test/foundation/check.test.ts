import { describe, expect, it } from 'vitest';
import { check } from '../../scripts/check.ts';
import type { CheckStep } from '../../scripts/check-steps.ts';

function step(name: string, code: string): CheckStep {
  return { name, command: [process.execPath, '--eval', code] };
}

async function checkWith(...steps: readonly CheckStep[]) {
  const said: string[] = [];
  const counts = await check(steps, (text) => said.push(text));
  return { said: said.sort(), counts };
}

describe('a check', () => {
  it('says one line with its time for each step that holds', async () => {
    const { said, counts } = await checkWith(
      step('first', 'console.log("of no interest")'),
      step('second', ''),
      step('third', ''),
    );
    expect(said).toEqual([
      expect.stringMatching(/^ok {4}first \(\d+\.\d s\)$/),
      expect.stringMatching(/^ok {4}second \(\d+\.\d s\)$/),
      expect.stringMatching(/^ok {4}third \(\d+\.\d s\)$/),
    ]);
    expect(counts).toEqual({ passed: 3, failed: 0 });
  });

  it('shows all that a failed step had to say, and goes on', async () => {
    const { said, counts } = await checkWith(
      step('first', 'console.log("file 1"); console.error("is wrong"); process.exitCode = 3'),
      step('second', ''),
    );
    expect(said.join('\n')).toMatch(/FAIL {2}first \(\d+\.\d s\)/);
    expect(said.join('\n')).toContain('file 1\nis wrong\n      first: exit code 3');
    expect(counts).toEqual({ passed: 1, failed: 1 });
  });

  it('fails on a step that cannot start', async () => {
    const { said, counts } = await checkWith({ name: 'lost', command: ['no-such-program'] });
    expect(said.join('\n')).toContain('lost: could not start');
    expect(counts).toEqual({ passed: 0, failed: 1 });
  });
});
