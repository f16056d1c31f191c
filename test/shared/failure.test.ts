import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type FailureCode, failure, isFailureCode, sentenceOf } from '../../src/shared/failure.ts';
import { failureCatalogue } from '../../src/shared/failure-catalogue.ts';

const entries = Object.entries(failureCatalogue);

describe('the failure catalogue', () => {
  it('gives every failure a number of its own', () => {
    const numbers = entries.map(([, { rpc }]) => rpc);
    expect(new Set(numbers).size).toBe(entries.length);
  });

  it.each(entries)('%s has a number outside the range of JSON-RPC', (_code, { rpc }) => {
    expect(Number.isInteger(rpc)).toBe(true);
    expect(rpc < -32_768 || rpc > -32_000).toBe(true);
  });

  it.each(entries)('%s is told in whole sentences', (code, { title, cause, next }) => {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(title).toMatch(/^[A-Z].*[^.\s]$/);
    for (const sentence of [cause, next]) expect(sentence).toMatch(/^[A-Z`].*\.$/);
  });

  it('exits with success for no failure', () => {
    expect(entries.filter(([, { exit }]) => Number(exit) === 0)).toEqual([]);
  });

  it('has an entry in docs/errors.md for every code, and no other', () => {
    const page = new URL('../../docs/errors.md', import.meta.url);
    expect(existsSync(page), 'docs/errors.md is made by `npm run docs`').toBe(true);
    const codes = [...readFileSync(page, 'utf8').matchAll(/^#{2,3} `?([a-z_]+)`?$/gm)].map(
      ([, code]) => code,
    );
    expect(codes.toSorted()).toEqual(Object.keys(failureCatalogue).toSorted());
  });
});

describe('a failure', () => {
  it('carries what the catalogue says, and what its case knows better', () => {
    expect(failure('paused')).toEqual({
      code: 'paused',
      title: failureCatalogue.paused.title,
      cause: failureCatalogue.paused.cause,
      next: failureCatalogue.paused.next,
    });
    expect(failure('paused', { cause: 'Because.', next: 'Do.' })).toMatchObject({
      cause: 'Because.',
      next: 'Do.',
    });
  });

  it('cleans all that came from outside', () => {
    const what = failure('tool_failed', {
      quoted: 'a\u001b[2Jb\nc',
      requestId: `r\r\n${'x'.repeat(200)}`,
    });
    expect(what.quoted).toBe('a [2Jb c');
    expect([...(what.requestId ?? '')]).toHaveLength(120);
  });

  it.each([
    [0.2, 'Try again in 1 second.'],
    [2, 'Try again in 2 seconds.'],
    [89, 'Try again in 89 seconds.'],
    [90, 'Try again in 2 minutes.'],
    [3_600, 'Try again in 60 minutes.'],
  ])('after %d s says when to try again', (retryAfterSeconds, words) => {
    expect(sentenceOf(failure('token_rate_limited', { retryAfterSeconds }))).toContain(words);
  });

  it('quotes the server after all our own words', () => {
    const sentence = sentenceOf(failure('tool_failed', { quoted: 'no such table' }));
    expect(sentence.endsWith('The server said: "no such table"')).toBe(true);
    expect(sentence.startsWith(failureCatalogue.tool_failed.title)).toBe(true);
  });

  it.each(['constructor', 'toString', '__proto__', 'unheard_of'])('%s is no code', (text) =>
    expect(isFailureCode(text)).toBe(false),
  );

  it('knows its own codes', () => {
    const codes: readonly FailureCode[] = ['paused', 'internal'];
    for (const code of codes) expect(isFailureCode(code)).toBe(true);
  });
});
