import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLI } from './running-command.ts';
import { within } from './waiting.ts';

/** An answer that is the end of the input; no line is typed. */
export const CONTROL_D = '\u0004';

interface Conversation {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
  /** What is answered when the terminal shows what. */
  readonly answers: readonly (readonly [question: string, answer: string])[];
}

/** Runs a command on a terminal of its own, made by `script`; gives everything that it showed. */
export async function typeOnTerminal({ args, environment, folder, answers }: Conversation) {
  const file = join(folder, 'typed.sh');
  const words = [process.execPath, CLI, ...args].map((word) => `'${word}'`).join(' ');
  writeFileSync(file, `#!/bin/sh\nexec ${words}\n`);
  chmodSync(file, 0o700);
  const terminal = spawn('script', ['-qec', file, '/dev/null'], {
    env: { ...environment, TERM: 'dumb' },
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
  });
  let shown = '';
  let answered = 0;
  let searchedTo = 0;
  terminal.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    shown += chunk;
    const [question, answer] = answers[answered] ?? [];
    const at = question === undefined ? -1 : shown.indexOf(question, searchedTo);
    if (question === undefined || at < 0) return;
    answered += 1;
    searchedTo = at + question.length;
    terminal.stdin.write(answer === CONTROL_D ? CONTROL_D : `${answer}\r`);
  });
  const ended = once(terminal, 'close');
  const [code] = await within(ended, 30_000, () => `the end of it on a terminal: ${shown}`);
  return { shown, code };
}
