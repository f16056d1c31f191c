import { describe, expect, it } from 'vitest';
import { serverVariables } from './harness/gateway.ts';
import type { RunningCommand } from './harness/running-command.ts';
import { openWorld } from './harness/world.ts';

const ROUNDS = 20;
const RIVALS = 8;
// A hundred and sixty programs start: half a minute on a quiet computer, several on a busy one.
const BUSY_LIMIT_MS = 400_000;
// Nobody answers there: who owns a home does not depend on a server.
const NOWHERE = { endpoint: 'http://127.0.0.1:9/mcp', clientId: 'id', clientSecret: 'secret' };

type Fate =
  | { readonly kind: 'owns' }
  | { readonly kind: 'gave-way'; readonly code: number | null; readonly cause: string };

async function fateOf(rival: RunningCommand): Promise<Fate> {
  const line = await rival.until((said) => said['event'] === 'ready' || 'error' in said, 60_000);
  if (!('error' in line)) return { kind: 'owns' };
  const { code } = await rival.exited;
  return { kind: 'gave-way', code, cause: JSON.stringify(line['error']) };
}

describe('a home', () => {
  it(
    `has exactly one owner when ${RIVALS} start at once, ${ROUNDS} times, also after the owner was killed`,
    async () => {
      const world = openWorld();
      for (let round = 0; round < ROUNDS; round += 1) {
        const rivals = Array.from({ length: RIVALS }, () =>
          world.start(['serve', '--json', '--port', '0'], { variables: serverVariables(NOWHERE) }),
        );
        const fates = await Promise.all(rivals.map(fateOf));
        const owner = rivals[fates.findIndex(({ kind }) => kind === 'owns')];
        expect(fates.filter(({ kind }) => kind === 'owns')).toHaveLength(1);
        for (const fate of fates) {
          if (fate.kind === 'owns') continue;
          expect(fate.code).toBe(5);
          expect(fate.cause).toContain(`Process ${owner?.pid}`);
        }
        // Every other owner leaves nothing tidied up behind it.
        if (round % 2 === 0) owner?.signal('SIGKILL');
        else owner?.signal('SIGTERM');
        await owner?.exited;
      }
    },
    BUSY_LIMIT_MS,
  );
});
