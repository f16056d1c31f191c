import { TOKEN } from '../bench-protocol.ts';
import type { Contender, Place } from '../contender.ts';
import { createFetchCaller } from '../fetch-caller.ts';
import { createHttpCaller } from '../http-caller.ts';

/** Nothing between client and server: what every other way is compared with. */
export async function startDirect({ upstreamPort, caPem }: Place): Promise<Contender> {
  const origin = `https://localhost:${upstreamPort}`;
  const caller = createHttpCaller({ origin, bearer: TOKEN, caPem });
  return { name: 'direct', pid: undefined, caller, end: caller.close };
}

/** Nothing between, and the client is `fetch` as the runtime brings it. */
export async function startFetch({ upstreamPort }: Place): Promise<Contender> {
  const caller = createFetchCaller(`https://localhost:${upstreamPort}/mcp`);
  return { name: 'fetch', pid: undefined, caller, end: caller.close };
}
