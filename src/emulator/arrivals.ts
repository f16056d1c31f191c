import { type Counters, type CounterValues, callerOf } from './counters.ts';
import type { ArrivedRequest } from './http/arrived-request.ts';

type PathCount = keyof Pick<CounterValues, 'wellKnownCalls' | 'authorizeCalls' | 'registerCalls'>;

const COUNTED_PATHS: readonly (readonly [prefix: string, count: PathCount])[] = [
  ['/.well-known/', 'wellKnownCalls'],
  ['/authorize', 'authorizeCalls'],
  ['/register', 'registerCalls'],
];

/** The rooms behind these count for themselves: they know the method and the caller's name. */
const SELF_COUNTED = ['/mcp', '/token'];

/** Counts a request by its path, whether or not a room answers there. */
export function recordArrival(
  counters: Counters,
  request: ArrivedRequest,
  isRefused: boolean,
): void {
  if (isRefused) counters.add('refused');
  if (isRefused || SELF_COUNTED.includes(request.path)) return;
  const [, count] = COUNTED_PATHS.find(([prefix]) => request.path.startsWith(prefix)) ?? [];
  counters.add(count ?? 'strayCalls');
  counters.remember(
    callerOf(request, { method: undefined, tool: undefined, clientInfo: undefined }),
  );
}
