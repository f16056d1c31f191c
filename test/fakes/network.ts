import type { HttpReply, HttpRequest, Network, Reachability } from '../../src/main/core/ports.ts';
import { type Failure, failure } from '../../src/shared/failure.ts';
import { failed, ok } from '../../src/shared/result.ts';

/** What the scripted world answers: a reply, or the failure that the network layer would report. */
export type Scripted = HttpReply | Failure;

export interface FakeNetwork extends Network {
  /** Everything that was sent, in order. */
  readonly sent: readonly HttpRequest[];
  readonly warmed: readonly string[];
  /** Requests to addresses that end so. */
  to(end: string): readonly HttpRequest[];
}

const LONGEST_REPLY = 1024 * 1024;

/** A network whose every answer the test writes; `nth` counts the requests to the same address from 0. */
export function createFakeNetwork(
  script: (request: HttpRequest, nth: number) => Scripted | Promise<Scripted>,
  reachability: Reachability | Failure = failure('connect_failed'),
): FakeNetwork {
  const sent: HttpRequest[] = [];
  const warmed: string[] = [];
  const counts = new Map<string, number>();
  return {
    sent,
    warmed,
    to: (end) => sent.filter(({ url }) => url.endsWith(end)),
    async send(request) {
      const nth = counts.get(request.url) ?? 0;
      counts.set(request.url, nth + 1);
      sent.push(request);
      const answer = await script(request, nth);
      if ('code' in answer) return failed(answer);
      return ok({ ...answer, body: answer.body.slice(0, LONGEST_REPLY) });
    },
    reach: async () => ('code' in reachability ? failed(reachability) : ok(reachability)),
    warm: (url) => void warmed.push(url),
  };
}

export function replyWith(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpReply {
  return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}
