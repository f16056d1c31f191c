import { Worker } from 'node:worker_threads';
import type { Query, QueryOutcome } from './rows.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './worker-messages.ts';

/** The built or the source file of `sql-worker.ts`, or a text that becomes it by these words. */
export type WorkerProgram = URL | { readonly text: string; readonly words: readonly string[] };

export interface SqlEngineOptions extends WorkerSetup {
  readonly worker: WorkerProgram;
  /** Longest time that one statement may run, opening the database not counted. */
  readonly statementLimitMs: number;
}

export interface SqlEngine {
  /** Runs statements one after the other; never throws. */
  run(query: Query): Promise<QueryOutcome>;
  close(): Promise<void>;
}

/**
 * SQLite on a thread of its own. A statement that runs too long takes its thread along; those that
 * wait are then run on a new one, which opens the finished database in milliseconds.
 */
export function createSqlEngine(options: SqlEngineOptions): SqlEngine {
  let thread = startThread(options);
  let previous: Promise<unknown> = Promise.resolve();
  let isClosed = false;
  const runNow = async (query: Query): Promise<QueryOutcome> => {
    if (isClosed) return { kind: 'broken', message: 'The engine was closed.' };
    const outcome = await thread.run(query);
    if (outcome.kind === 'timed-out' || outcome.kind === 'broken') {
      await thread.end();
      if (!isClosed) thread = startThread(options);
    }
    return outcome;
  };
  return {
    run: (query) => {
      const outcome = previous.then(() => runNow(query));
      previous = outcome;
      return outcome;
    },
    close: async () => {
      isClosed = true;
      await thread.end();
    },
  };
}

interface Thread {
  /** One query at a time. */
  run(query: Query): Promise<QueryOutcome>;
  end(): Promise<void>;
}

function startThread(options: SqlEngineOptions): Thread {
  const { worker: program, statementLimitMs, cacheFolder, wasm } = options;
  const worker = startWorker(program, { cacheFolder, wasm });
  const said = listenTo(worker);
  return {
    run: async (query) => {
      const trouble = await said.opened;
      if (trouble !== undefined) return trouble;
      const outcome = said.nextOutcome();
      const limit = setTimeout(
        () => said.settle({ kind: 'timed-out', limitMs: statementLimitMs }),
        statementLimitMs,
      );
      worker.postMessage(query satisfies ToWorker);
      return outcome.finally(() => clearTimeout(limit));
    },
    end: async () => {
      await worker.terminate();
    },
  };
}

function startWorker(program: WorkerProgram, workerData: WorkerSetup): Worker {
  if (program instanceof URL) return new Worker(program, { workerData });
  return new Worker(program.text, { eval: true, argv: [...program.words], workerData });
}

/** Turns the worker's events into two promises: that it is open, and what came of the query. */
function listenTo(worker: Worker): {
  readonly opened: Promise<QueryOutcome | undefined>;
  nextOutcome(): Promise<QueryOutcome>;
  settle(outcome: QueryOutcome): void;
} {
  let settle: (outcome: QueryOutcome) => void = () => undefined;
  const opened = new Promise<QueryOutcome | undefined>((resolve) => {
    const breakDown = (message: string): void => {
      resolve({ kind: 'broken', message });
      settle({ kind: 'broken', message });
    };
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') resolve(undefined);
      if (message.kind === 'outcome') settle(message.outcome);
      if (message.kind === 'failed') breakDown(message.message);
    });
    worker.on('error', (error) => breakDown(String(error)));
    worker.on('exit', () => breakDown('The engine stopped.'));
  });
  return {
    opened,
    nextOutcome: () =>
      new Promise((resolve) => {
        settle = resolve;
      }),
    settle: (outcome) => settle(outcome),
  };
}
