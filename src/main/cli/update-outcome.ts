import { setTimeout as pause } from 'node:timers/promises';
import type { CommandOutput } from '../../shared/commands.ts';
import type { Result } from '../../shared/result.ts';

type Told = CommandOutput<'update'>;

const LOOK_EVERY_MS = 100;

/**
 * Looks on while an app that is to be replaced is still there. Gives what it says when it stays, and
 * nothing once it has left: then the next one knows. It may have to fetch the file anew before.
 */
export async function whenItStays(see: () => Promise<Result<Told>>): Promise<Told | undefined> {
  for (;;) {
    const seen = await see();
    if (!seen.ok) return undefined;
    if (seen.value.state.kind !== 'installing') return seen.value;
    await pause(LOOK_EVERY_MS);
  }
}
