/** One way from a client to the server, ready for calls. */
export interface Contender {
  readonly name: string;
  /** The process between client and server; undefined where there is none. */
  readonly pid: number | undefined;
  readonly caller: Caller;
  end(): Promise<void>;
}

export interface Caller {
  /** Calls the tool once and reads the whole answer; rejects for any other answer. */
  call(bytes: number): Promise<void>;
  /** Starts a call and reads nothing of its answer, which may be endless, until the caller is closed. */
  callUnread(bytes: number): void;
  close(): Promise<void>;
}

/** Where the server is, and what may be written for the contenders' sake. */
export interface Place {
  /** An empty folder that goes when the bench ends. */
  readonly folder: string;
  readonly upstreamPort: number;
  readonly caFile: string;
  readonly caPem: string;
}

type Start = () => Promise<Contender>;

/** Starts contenders, lets them be used, and ends them whatever happens. */
export async function withContenders<T>(
  starts: readonly Start[],
  use: (contenders: readonly Contender[]) => Promise<T>,
): Promise<T> {
  const started: Contender[] = [];
  try {
    for (const start of starts) started.push(await start());
    return await use(started);
  } finally {
    for (const contender of started) await contender.end();
  }
}
