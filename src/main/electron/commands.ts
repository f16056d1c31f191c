import { ipcMain } from 'electron';
import { ASK_CHANNEL } from '../../shared/channels.ts';
import { failure } from '../../shared/failure.ts';
import {
  isWindowCommand,
  type WindowCommandName,
  type WindowInput,
  type WindowOutput,
  windowCommands,
} from '../../shared/ipc.ts';
import { failed, type Result } from '../../shared/result.ts';
import type { Log } from '../core/ports.ts';

/** One act for each command of the contract. */
export type WindowActs = {
  readonly [N in WindowCommandName]: (
    input: WindowInput<N>,
  ) => Promise<Result<WindowOutput<N>>> | Result<WindowOutput<N>>;
};

interface Registrar {
  readonly acts: WindowActs;
  readonly isOurs: (event: Electron.IpcMainInvokeEvent) => boolean;
  readonly log: Log;
}

/**
 * Answers the window, and nobody else: the sender is looked at before anything, the name and the
 * input are read by the contract, and a bug behind it becomes `internal` without its text.
 */
export function answerWindow({ acts, isOurs, log }: Registrar): void {
  ipcMain.handle(ASK_CHANNEL, async (event, name: unknown, given: unknown) => {
    if (!isOurs(event)) {
      log.write('warning', 'ipc.foreign-sender');
      return failed(failure('usage', { cause: 'Only the window may ask.' }));
    }
    if (!isWindowCommand(name)) return refused('There is no such command.');
    const input = windowCommands[name].input.safeParse(given);
    if (!input.success) return refused(`\`${name}\` was asked with another input than it takes.`);
    try {
      // The schema of this very command has just read the input: the pair fits.
      return await acts[name](input.data as never);
    } catch (error) {
      const bug = error instanceof Error ? error.name : 'unknown';
      log.write('error', 'ipc.bug', { command: name, error: bug });
      return failed(failure('internal', { cause: `This should not happen (${bug}).` }));
    }
  });
}

function refused(cause: string) {
  return failed(failure('usage', { cause }));
}
