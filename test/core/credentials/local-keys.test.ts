import { describe, expect, it } from 'vitest';
import { openLocalKeys, sameDigest } from '../../../src/main/core/credentials/local-keys.ts';
import { systemHash } from '../../../src/main/node/clock.ts';
import type { AssistantId } from '../../../src/shared/assistant.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { failureIn, valueIn } from '../../fakes/outcome.ts';
import { createSeededRandom } from '../../fakes/random.ts';
import { createFakeTextFiles } from '../../fakes/text-files.ts';

async function open(file?: string) {
  const files = createFakeTextFiles();
  if (file !== undefined) files.contents.set('keys.json', file);
  const revoked: AssistantId[] = [];
  const opened = await openLocalKeys({
    files,
    random: createSeededRandom(),
    hash: systemHash,
    clock: createFakeClock(),
    onRevoked: (assistant) => revoked.push(assistant),
  });
  return { files, revoked, ...valueIn(opened) };
}

describe('local keys', () => {
  it('are made on first use, of 256 bits, and stay the same', async () => {
    const { keys, files } = await open();
    const made = valueIn(await keys.keyFor('codex'));
    expect(made.key).toMatch(/^dsk_[\w-]{43}$/);
    expect(made.createdAt).toBe('2026-01-31T12:00:00.000Z');
    expect(valueIn(await keys.keyFor('codex'))).toEqual(made);
    expect(JSON.parse(files.contents.get('keys.json') ?? '')).toEqual({ keys: [made] });
  });

  it('are one for two who ask at once', async () => {
    const { keys } = await open();
    const made = await Promise.all(Array.from({ length: 10 }, () => keys.keyFor('cursor')));
    expect(new Set(made.map((key) => valueIn(key).key)).size).toBe(1);
    expect(keys.list()).toHaveLength(1);
  });

  it('differ between assistants and tell them apart', async () => {
    const { keys } = await open();
    const [codex, cursor] = await Promise.all([keys.keyFor('codex'), keys.keyFor('cursor')]);
    expect(keys.ownerOf(valueIn(codex).key)).toBe('codex');
    expect(keys.ownerOf(valueIn(cursor).key)).toBe('cursor');
  });

  it('outlive the process', async () => {
    const first = await open();
    const { key } = valueIn(await first.keys.keyFor('zed'));
    const second = await open(first.files.contents.get('keys.json'));
    expect(second.keys.ownerOf(key)).toBe('zed');
    expect(second.damaged).toBeUndefined();
  });

  it.each(['', 'dsk_', 'dsk_wrong'])('do not include %j', async (key) => {
    const { keys } = await open();
    await keys.keyFor('codex');
    expect(keys.ownerOf(key)).toBeUndefined();
  });

  it('count no longer once revoked, and what they have open is ended', async () => {
    const { keys, revoked, files } = await open();
    const { key } = valueIn(await keys.keyFor('codex'));
    expect(valueIn(await keys.revoke('codex'))).toBe(true);
    expect(keys.ownerOf(key)).toBeUndefined();
    expect(revoked).toEqual(['codex']);
    expect(files.contents.get('keys.json')).not.toContain(key);
    expect(valueIn(await keys.keyFor('codex')).key).not.toBe(key);
  });

  it('once revoked shut their assistant out, over a restart too, until it gets a new one', async () => {
    const first = await open();
    valueIn(await first.keys.keyFor('codex'));
    valueIn(await first.keys.revoke('codex'));
    const { keys } = await open(first.files.contents.get('keys.json'));
    expect([keys.isRevoked('codex'), keys.isRevoked('cursor')]).toEqual([true, false]);
    valueIn(await keys.keyFor('codex'));
    expect(keys.isRevoked('codex')).toBe(false);
  });

  it('are made anew in place of the old one, which ends', async () => {
    const { keys, revoked } = await open();
    const old = valueIn(await keys.keyFor('codex'));
    const { key } = valueIn(await keys.renew('codex'));
    expect([keys.ownerOf(old.key), keys.ownerOf(key.key)]).toEqual([undefined, 'codex']);
    expect([keys.list(), revoked]).toEqual([[key], ['codex']]);
  });

  it.each([
    ['a key', true, false],
    ['none', false, false],
    ['a revoked one', true, true],
  ])('that are taken back leave %s as it was', async (_what, hadKey, wasRevoked) => {
    const { keys } = await open();
    if (hadKey) valueIn(await keys.keyFor('codex'));
    if (wasRevoked) valueIn(await keys.revoke('codex'));
    const before = keys.list();
    const { undo } = valueIn(await keys.renew('codex'));
    valueIn(await undo());
    expect([keys.list(), keys.isRevoked('codex')]).toEqual([before, wasRevoked]);
  });

  it('are not revoked for an assistant that has none', async () => {
    const { keys, revoked } = await open();
    expect(valueIn(await keys.revoke('codex'))).toBe(false);
    expect(revoked).toEqual([]);
  });

  it('are not given out when they cannot be written, and go on when they can', async () => {
    const { keys, files } = await open();
    files.fillDisk(true);
    expect(failureIn(await keys.keyFor('codex')).code).toBe('file_not_written');
    expect(keys.list()).toEqual([]);
    files.fillDisk(false);
    valueIn(await keys.keyFor('codex'));
  });

  it('go on counting when their revocation cannot be written, and nothing is ended', async () => {
    const { keys, files, revoked } = await open();
    const { key } = valueIn(await keys.keyFor('codex'));
    files.fillDisk(true);
    expect(failureIn(await keys.revoke('codex')).code).toBe('file_not_written');
    expect([keys.ownerOf(key), revoked]).toEqual(['codex', []]);
  });

  it.each([
    ['cut', '{"keys": [{"assistant": "cod'],
    ['empty', ''],
    ['of another shape', '{"keys": {}}'],
    ['with a weak key', '{"keys": [{"assistant": "codex", "key": "dsk_a", "createdAt": "x"}]}'],
  ])('in a file that is %s are moved aside, never emptied', async (_what, file) => {
    const { keys, damaged, files } = await open(file);
    expect(keys.list()).toEqual([]);
    expect(files.contents.get(damaged ?? '')).toBe(file);
    expect(files.contents.has('keys.json')).toBe(false);
  });
});

describe('comparing digests', () => {
  it.each([
    ['abc', 'abc', true],
    ['abc', 'abd', false],
    ['abc', 'xbc', false],
    ['abc', 'ab', false],
    ['abc', 'abcd', false],
    ['', '', true],
  ])('%j and %j: %s', (left, right, same) => expect(sameDigest(left, right)).toBe(same));

  it('looks at every character, wherever the first difference lies', () => {
    const looks = (text: string): number => {
      let count = 0;
      const watched = new Proxy(new String(text), {
        get(target, name) {
          if (name === 'charCodeAt') count += 1;
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
      sameDigest(watched as unknown as string, 'a'.repeat(64));
      return count;
    };
    expect(looks(`b${'a'.repeat(63)}`)).toBe(64);
    expect(looks('a'.repeat(64))).toBe(64);
  });
});
