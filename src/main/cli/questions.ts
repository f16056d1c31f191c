import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Questions on the terminal and their answers, one line each. Questions go to stderr: stdout carries data. */
export interface Conversation {
  askLine(question: string): Promise<string>;
  /** What is typed is shown nowhere. */
  askHidden(question: string): Promise<string>;
  askConfirmation(question: string): Promise<boolean>;
  /** As `askConfirmation`, but an empty line agrees too. Whoever went away agrees to nothing. */
  askAgreement(question: string): Promise<boolean>;
  /** True once a question found nobody to answer it. */
  wasLeft(): boolean;
  close(): void;
}

interface Streams {
  readonly stdin: NodeJS.ReadableStream;
  readonly stderr: Pick<NodeJS.WritableStream, 'write'>;
}

/**
 * Takes the terminal until `close`: it never echoes by itself meanwhile, so that a secret typed or
 * pasted ahead of its question stays unseen too. Lines given ahead answer the next questions.
 */
export function openConversation({ stdin, stderr }: Streams = process): Conversation {
  let isShown = false;
  let isOver = false;
  let wasLeft = false;
  const ahead: string[] = [];
  let hear: ((line: string) => void) | undefined;
  const screen = new Writable({
    write(chunk, _encoding, done) {
      if (isShown) stderr.write(chunk);
      done();
    },
  });
  const terminal = createInterface({ input: stdin, output: screen, terminal: true });
  terminal.on('line', (line) => {
    // At once: what follows in the same paste may be the secret.
    isShown = false;
    const wanted = hear;
    hear = undefined;
    if (wanted) wanted(line.trim());
    else ahead.push(line.trim());
  });
  terminal.on('close', () => {
    isOver = true;
    wasLeft ||= hear !== undefined;
    hear?.('');
  });
  terminal.on('SIGINT', () => {
    terminal.close();
    process.kill(process.pid, 'SIGINT');
  });

  function nextLine(): Promise<string> {
    const given = ahead.shift();
    if (given !== undefined) return Promise.resolve(given);
    // Whoever has gone away says nothing to the next question either.
    wasLeft ||= isOver;
    if (isOver) return Promise.resolve('');
    return new Promise((resolve) => {
      hear = resolve;
    });
  }

  async function askLine(question: string): Promise<string> {
    isShown = ahead.length === 0;
    if (!isShown) stderr.write(`${question}\n`);
    if (!isOver) {
      terminal.setPrompt(question);
      terminal.prompt();
    }
    return nextLine();
  }

  return {
    askLine,
    async askHidden(question) {
      stderr.write(question);
      const answer = await nextLine();
      stderr.write('\n');
      return answer;
    },
    askConfirmation: async (question) => /^y(es)?$/i.test(await askLine(question)),
    async askAgreement(question) {
      const answer = await askLine(question);
      return answer === '' ? !isOver : /^y(es)?$/i.test(answer);
    },
    wasLeft: () => wasLeft,
    close: () => terminal.close(),
  };
}
