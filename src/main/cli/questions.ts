import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks for one line on the terminal. Questions go to stderr: stdout carries data. */
export async function askLine(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(question);
  terminal.close();
  return answer.trim();
}

/** Asks for a secret: what is typed is shown nowhere. */
export async function askHidden(question: string): Promise<string> {
  process.stderr.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  const answer = await terminal.question('');
  terminal.close();
  process.stderr.write('\n');
  return answer.trim();
}

export async function askConfirmation(question: string): Promise<boolean> {
  return /^y(es)?$/i.test(await askLine(question));
}
