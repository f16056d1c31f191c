import { recordOf, textOf } from '../../src/shared/json.ts';
import type { Counters } from '../scenarios/harness/emulator.ts';

/** How the callers of the MCP endpoint named themselves between two looks at the counters. */
export function namesBetween(before: Counters, after: Counters): readonly (string | undefined)[] {
  const calls = after.callers.filter(({ path }) => path === '/mcp');
  const known = calls.length - (after.mcpCalls - before.mcpCalls);
  return calls.slice(Math.max(0, known)).map(nameOf);
}

interface SentMessage {
  readonly method: string | undefined;
  readonly protocolVersion: string | undefined;
}

/** What a client of this name sent, of the messages in which it says its name. */
export function messagesOf(name: string, { callers }: Counters): readonly SentMessage[] {
  const its = callers.filter((caller) => nameOf(caller) === name).map(recordOf);
  return its.map(({ method, protocolVersion }) => ({
    method: textOf(method),
    protocolVersion: textOf(protocolVersion),
  }));
}

/** Said in `initialize`, or in the `_meta` of a modern request. */
function nameOf(caller: unknown): string | undefined {
  return textOf(recordOf(recordOf(caller)['clientInfo'])['name']);
}
