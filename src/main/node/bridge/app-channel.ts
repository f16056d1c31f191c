import type { IncomingMessage } from 'node:http';

/** The app's MCP side, as one assistant's bridge sees it. */
export interface AppChannel {
  /** One HTTP exchange. Rejects when the app cannot be reached, or `signal` ends it. */
  exchange(call: ChannelCall): Promise<IncomingMessage>;
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
