import { describe, expect, it } from 'vitest';
import { whenItStays } from '../../../src/main/cli/update-outcome.ts';
import type { CommandOutput } from '../../../src/shared/commands.ts';
import { failure } from '../../../src/shared/failure.ts';
import { failed, ok, type Result } from '../../../src/shared/result.ts';
import type { UpdateState } from '../../../src/shared/update.ts';

type Told = CommandOutput<'update'>;

/** An app that says one state after the other, and is gone after the last. */
function app(...states: readonly UpdateState[]): () => Promise<Result<Told>> {
  const left = [...states];
  return async () => {
    const state = left.shift();
    if (!state) return failed(failure('control_failed'));
    return ok({
      state,
      lookedAt: null,
      canLook: true,
      asksPassword: false,
      running: '0.1.0',
      link: 'https://dynamosql.com',
    });
  };
}

const installing: UpdateState = { kind: 'installing', version: '0.1.1' };
const { code, title, cause, next } = failure('update_tampered');
const refused: UpdateState = {
  kind: 'failed',
  failure: { code, title, cause, next },
  version: '0.1.1',
  notes: [],
};

describe('an app that was asked to install an update', () => {
  it('tells what kept it, though it never left', async () => {
    expect((await whenItStays(app(installing, refused)))?.state).toEqual(refused);
  });

  it('tells nothing once it has left', async () => {
    expect(await whenItStays(app(installing))).toBeUndefined();
    expect(await whenItStays(app())).toBeUndefined();
  });
});
