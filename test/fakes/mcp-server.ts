import type { McpSession, ServerCommand, StartMcpServer } from '../../src/main/core/ports.ts';
import type { Failure } from '../../src/shared/failure.ts';
import { failure } from '../../src/shared/failure.ts';
import { failed, ok } from '../../src/shared/result.ts';

export interface FakeServerStarter {
  readonly start: StartMcpServer;
  /** Every command that was started, in order. */
  readonly started: readonly ServerCommand[];
}

/** Programs by their path: a session with each, or why it does not serve; others are not there. */
export function createFakeServerStarter(
  programs: Readonly<Record<string, (command: ServerCommand) => McpSession | Failure>>,
): FakeServerStarter {
  const started: ServerCommand[] = [];
  return {
    started,
    async start(command) {
      started.push(command);
      const served = programs[command.command]?.(command) ?? failure('bridge_missing');
      return 'code' in served ? failed(served) : ok(served);
    },
  };
}
