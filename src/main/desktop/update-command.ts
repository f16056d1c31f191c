import type { CommandInput, CommandOutput } from '../../shared/commands.ts';
import { links } from '../../shared/links.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Updates } from '../core/updates/updates.ts';

type Act = CommandInput<'update'>['act'];

/** What the command line asks of the app's own updates. */
export function createUpdateCommand(updates: Updates, running: string) {
  const told = (): CommandOutput<'update'> => ({
    ...updates.view(),
    running,
    link: links.downloads,
  });

  /** Told before the channel closes with the app; what fails at once is told instead. */
  async function install(): Promise<Result<CommandOutput<'update'>>> {
    const { asksPassword, state } = updates.view();
    const installed = updates.install();
    // A package is installed while the app goes on. Any other kind ends the app, and this channel, first.
    if (asksPassword || state.kind !== 'ready') {
      const done = await installed;
      if (!done.ok) return done;
    }
    return ok(told());
  }

  return async (act: Act): Promise<Result<CommandOutput<'update'>>> => {
    if (act === 'install') return install();
    if (act === 'look') await updates.look();
    return ok(told());
  };
}
