import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claimHome } from '../../src/main/node/owner.ts';
import { failureIn } from '../fakes/outcome.ts';
import { change, claim, deadPid, newHome, pathIn } from './owned-home.ts';

const filesOf = (home: string): readonly string[] => readdirSync(join(home, 'run')).sort();

describe('the owner of a home', () => {
  it('is one: a second claim is told who it is', () => {
    const home = newHome();
    claim(home);
    const refusal = failureIn(claimHome(home));
    expect(refusal.code).toBe('home_owned');
    expect(refusal.cause).toContain(`Process ${process.pid} serves this home since 2`);
    expect(filesOf(home)).toEqual(['claim.1']);
  });

  it('leaves another home alone', () => {
    claim(newHome());
    claim(newHome());
  });

  it('is followed by the next one once it has released the home', () => {
    const home = newHome();
    for (const number of [1, 2, 3]) {
      const owner = claim(home);
      owner.publish('/tmp/a.sock', '0.1.0');
      expect(filesOf(home)).toEqual([`claim.${number}`, 'owner.json']);
      owner.release();
      expect(filesOf(home)).toEqual([`claim.${number}`]);
    }
  });

  it('is followed when its process is dead', async () => {
    const home = newHome();
    claim(home);
    change(home, 'claim.1', { pid: await deadPid() });
    claim(home);
    expect(filesOf(home)).toEqual(['claim.2']);
  });

  it('is followed when another process has its number now', () => {
    const home = newHome();
    claim(home);
    change(home, 'claim.1', { startedAt: 'long ago' });
    claim(home);
    expect(filesOf(home)).toEqual(['claim.2']);
  });

  it.each(['', '{"pid":', '{"pid":"1"}', '[]', 'null'])(
    'is followed when its claim is damaged: %j',
    (text) => {
      const home = newHome();
      claim(home);
      writeFileSync(pathIn(home, 'claim.1'), text);
      claim(home);
      expect(failureIn(claimHome(home)).code).toBe('home_owned');
      expect(filesOf(home)).toEqual(['claim.2']);
    },
  );

  it('goes by the highest number, not by the order of names', () => {
    const home = newHome();
    claim(home).release();
    const text = readFileSync(pathIn(home, 'claim.1'), 'utf8');
    for (const number of [9, 10]) writeFileSync(pathIn(home, `claim.${number}`), text);
    claim(home);
    expect(filesOf(home)).toEqual(['claim.11']);
  });

  it('cannot be had where the home is a file', () => {
    const home = join(newHome(), 'file');
    writeFileSync(home, '');
    expect(failureIn(claimHome(home)).code).toBe('home_unusable');
  });
});
