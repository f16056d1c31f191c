import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { CallerId } from '../../shared/assistant.ts';
import type { Budgets } from '../../shared/settings.ts';
import type { Answer } from '../core/gateway/answers.ts';
import type { Envelope } from '../core/gateway/envelope.ts';
import type { Gateway } from '../core/gateway/gateway.ts';
import type { RequestHead } from '../core/gateway/guard.ts';
import type { Log } from '../core/ports.ts';
import type { OpenCalls } from './open-calls.ts';
import type { Upstream } from './upstream.ts';

/** What the local endpoint is made of. */
export interface DoorParts {
  readonly gateway: Gateway;
  readonly upstream: Upstream;
  readonly mcpUrl: URL;
  readonly budgets: Budgets;
  readonly calls: OpenCalls;
  readonly log: Log;
}

/** A call whose caller is known, as the walls let it in. */
export interface AdmittedCall {
  readonly head: RequestHead;
  readonly caller: CallerId;
  readonly envelope: Envelope;
  readonly body: Buffer | Readable | null;
  readonly text: string;
  readonly response: ServerResponse;
}

/** Gives an answer of our own, unless one has begun already. */
export function answer(response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed || response.headersSent) return;
  const length =
    body === '' && (status === 202 || status === 204)
      ? {}
      : { 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, { ...headers, ...length });
  response.end(body);
}
