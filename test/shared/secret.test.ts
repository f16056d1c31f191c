import { Console } from 'node:console';
import { PassThrough } from 'node:stream';
import { format, inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createSecret, masked } from '../../src/shared/secret.ts';

const value = 'S3cr3t-value';
const secret = createSecret(value);

function printed(thing: unknown): string {
  const stdout = new PassThrough();
  new Console({ stdout }).log(thing);
  return String(stdout.read());
}

describe('a secret', () => {
  it('is given back to who asks for it by name', () => expect(secret.reveal()).toBe(value));

  it.each([
    ['JSON', () => JSON.stringify({ secret })],
    ['String()', () => String(secret)],
    ['a template', () => `${secret}`],
    ['joining', () => ['a', secret].join()],
    ['adding', () => `a${secret}`],
    ['inspect', () => inspect({ deep: { secret } }, { depth: 9, showHidden: true })],
    ['format', () => format('%s %j', secret, secret)],
    ['an error', () => inspect(new Error('failed', { cause: secret }))],
    ['the console', () => printed({ secret })],
  ])('is printed by %s as [secret]', (_way, print) => {
    expect(print()).toContain('[secret]');
    expect(print()).not.toContain(value);
  });

  it.each([
    ['%o', () => format('%o %O', secret, secret)],
    ['its keys', () => Object.entries(secret).join()],
    ['a copy', () => inspect({ ...secret }) + JSON.stringify({ ...secret })],
  ])('does not come out through %s', (_way, print) => expect(print()).not.toContain(value));

  it('cannot be changed into another', () => expect(Object.isFrozen(secret)).toBe(true));
});

describe('a masked identifier', () => {
  it.each([
    ['dsk_abcdefghijklmnop', 'dsk_…op'],
    ['12345678', '••••'],
    ['', '••••'],
  ])('of %j is %s', (text, shown) => expect(masked(text)).toBe(shown));
});
