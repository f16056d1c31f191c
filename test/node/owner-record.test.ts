import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOwner } from '../../src/main/node/owner-record.ts';
import { change, claim, deadPid, newHome, pathIn } from './owned-home.ts';

describe('the record of the owner', () => {
  it('tells how to reach it, to its user alone', () => {
    const home = newHome();
    const record = claim(home).publish('/tmp/a.sock', '0.1.0');
    expect(readOwner(home)).toEqual(record);
    expect(record).toMatchObject({ pid: process.pid, address: '/tmp/a.sock', version: '0.1.0' });
    expect(record.cookie).toMatch(/^[\w-]{43}$/);
    expect(statSync(pathIn(home, 'owner.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(home, 'run')).mode & 0o777).toBe(0o700);
  });

  it('holds another cookie each time', () => {
    const owner = claim(newHome());
    expect(owner.publish('a', '1').cookie).not.toBe(owner.publish('a', '1').cookie);
  });

  it('is absent before it is published and after the release', () => {
    const home = newHome();
    expect(readOwner(home)).toBeUndefined();
    const owner = claim(home);
    expect(readOwner(home)).toBeUndefined();
    owner.publish('/tmp/a.sock', '0.1.0');
    owner.release();
    expect(readOwner(home)).toBeUndefined();
  });

  it.each([
    ['a dead process', async () => ({ pid: await deadPid() })],
    ['an earlier process', async () => ({ startedAt: 'long ago' })],
    ['nobody', async () => ({ address: undefined })],
  ])('of %s counts for nothing', async (_whose, changed) => {
    const home = newHome();
    claim(home).publish('/tmp/a.sock', '0.1.0');
    change(home, 'owner.json', await changed());
    expect(readOwner(home)).toBeUndefined();
  });
});
