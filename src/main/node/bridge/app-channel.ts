/** The app's MCP side, as one assistant's bridge sees it. */
export interface AppChannel {
  /** One HTTP exchange. Rejects when the app cannot be reached, or `signal` ends it. */
  exchange(call: ChannelCall): Promise<Answer>;
  /** Resolves when the app is gone. */
  readonly gone: Promise<void>;
  close(): Promise<void>;
}

export interface ChannelCall {
  readonly method: 'POST' | 'GET' | 'DELETE';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** The head of an answer, and what follows it. */
export interface Answer {
  readonly status: number;
  /** By names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Read once, or not at all after `discard`. Throws where one of a stated length breaks off. */
  readonly body: Iterable<Buffer> | AsyncIterable<Buffer>;
  /** Lets what follows run out unread. */
  discard(): void;
}
