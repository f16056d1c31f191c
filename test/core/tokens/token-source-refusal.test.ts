import { describe, expect, it } from 'vitest';
import { failureIn, valueIn } from '../../fakes/outcome.ts';
import { createSource, wordOf } from './token-source-fixture.ts';

describe('a token that the server refused', () => {
  it('is renewed once for a hundred callers who were refused with it', async () => {
    const { source, minter } = createSource();
    const refused = valueIn(await source.current());
    const again = await Promise.all(
      Array.from({ length: 100 }, () => source.afterRefusal(refused)),
    );
    expect(new Set(again.map(wordOf))).toEqual(new Set(['token-1']));
    expect(minter.tries).toHaveLength(2);
  });

  it('is not renewed when it was replaced already', async () => {
    const { source, minter } = createSource();
    const old = valueIn(await source.current());
    await source.afterRefusal(old);
    expect(wordOf(await source.afterRefusal(old))).toBe('token-1');
    expect(minter.tries).toHaveLength(2);
  });

  it('the second fresh one running opens a breaker of one minute', async () => {
    const { source, minter, clock } = createSource();
    const first = valueIn(await source.current());
    const second = valueIn(await source.afterRefusal(first));
    const broken = failureIn(await source.afterRefusal(second));
    expect(broken).toMatchObject({ code: 'token_refused', retryAfterSeconds: 60 });
    await clock.advance(59_000);
    expect(failureIn(await source.current())).toMatchObject({ retryAfterSeconds: 1 });
    expect(source.facts().failure?.code).toBe('token_refused');
    expect(minter.tries).toHaveLength(2);
    await clock.advance(1_000);
    expect(wordOf(await source.current())).toBe('token-2');
    expect(source.facts().failure).toBeUndefined();
  });

  it('opens the breaker again when the one after the minute is refused too', async () => {
    const { source, clock } = createSource();
    const first = valueIn(await source.current());
    await source.afterRefusal(valueIn(await source.afterRefusal(first)));
    await clock.advance(60_000);
    const third = valueIn(await source.current());
    expect(wordOf(await source.afterRefusal(third))).toBe('token_refused');
  });

  it('does not count when one was accepted in between', async () => {
    const { source } = createSource();
    const first = valueIn(await source.current());
    const second = valueIn(await source.afterRefusal(first));
    source.accepted(second);
    expect(wordOf(await source.afterRefusal(second))).toBe('token-2');
  });

  it('still counts when only an older token was accepted in between', async () => {
    const { source } = createSource();
    const first = valueIn(await source.current());
    const second = valueIn(await source.afterRefusal(first));
    source.accepted(first);
    expect(wordOf(await source.afterRefusal(second))).toBe('token_refused');
  });

  it('opens no breaker for new credentials', async () => {
    const { source } = createSource();
    const first = valueIn(await source.current());
    await source.afterRefusal(valueIn(await source.afterRefusal(first)));
    source.startOver();
    expect(wordOf(await source.current())).toBe('token-2');
  });
});
