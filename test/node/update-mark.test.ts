import { statSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { endUpdate, markUpdate, updateUnderWay } from '../../src/main/node/update-mark.ts';
import { newHome, pathIn } from './owned-home.ts';

function marked(agoMs: number): string {
  const home = newHome();
  markUpdate(home, '0.1.1');
  const at = new Date(Date.now() - agoMs).toISOString();
  writeFileSync(pathIn(home, 'updating'), JSON.stringify({ at, version: '0.1.1' }));
  return home;
}

describe('the mark of an update', () => {
  it('names the version that comes, to its user alone, until an app serves again', () => {
    const home = newHome();
    expect(updateUnderWay(home)).toBeUndefined();
    markUpdate(home, '0.1.1');
    expect(updateUnderWay(home)).toBe('0.1.1');
    expect(statSync(pathIn(home, 'updating')).mode & 0o777).toBe(0o600);
    endUpdate(home);
    expect(updateUnderWay(home)).toBeUndefined();
  });

  it.each([
    [119_000, '0.1.1'],
    [120_000, undefined],
    [-119_000, '0.1.1'],
    [-3_600_000, undefined],
  ])('of %d ms ago says %s', (agoMs, version) => {
    expect(updateUnderWay(marked(agoMs))).toBe(version);
  });

  it.each(['', '{}', 'null', '{"at":1}', '{"version":"0.1.1"}'])(
    'says nothing when it holds %s',
    (text) => {
      const home = marked(0);
      writeFileSync(pathIn(home, 'updating'), text);
      expect(updateUnderWay(home)).toBeUndefined();
    },
  );
});
