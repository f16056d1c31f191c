import { failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { reachOwner } from '../node/control-client.ts';
import { isAlive, isClaimed, readOwner } from '../node/owner-record.ts';
import type { Workplace } from './workplace.ts';

const OWNER_LEAVES_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 100;

/** Asks the owner of the home to end, and waits until its process is gone: until then it holds files in it. */
export async function askToLeave({
  home,
  surroundings,
  budgets,
}: Workplace): Promise<Result<void>> {
  const owner = readOwner(home.path);
  if (!owner) return ok(undefined);
  const { version } = surroundings;
  const channel = await reachOwner({ owner, version, budgetMs: budgets.controlMs });
  if (!channel.ok) return channel;
  const asked = await channel.value.run('quit', {});
  channel.value.close();
  if (!asked.ok) return asked;
  const deadlineMs = performance.now() + OWNER_LEAVES_WITHIN_MS;
  while (isClaimed(home.path) || isAlive(owner)) {
    if (performance.now() > deadlineMs) return failed(failure('home_owned'));
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
  return ok(undefined);
}
