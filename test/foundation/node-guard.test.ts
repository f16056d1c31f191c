import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '..', '..');
const guard = join(root, 'scripts/require-node-24.cjs');

function runGuardOn(version: string) {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' });`;
  const load = `require(${JSON.stringify(guard)});`;
  return spawnSync(process.execPath, ['--eval', pretend + load], { encoding: 'utf8' });
}

describe('the guard of the Node version', () => {
  it.each(['18.20.0', '20.20.2', '22.1.0', '25.0.0', '2.4.0'])('refuses Node %s', (version) => {
    const { status, stderr } = runGuardOn(version);
    expect(status).toBe(1);
    expect(stderr).toMatch(
      new RegExp(`^This project runs on Node 24, but this is Node ${version}`),
    );
    expect(stderr).toContain('npm install');
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('lets Node 24 pass without a word', () => {
    const { status, stdout, stderr } = runGuardOn('24.21.0');
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  it.each(Object.entries(packageJson.scripts))(
    'comes before all else in `npm run %s`',
    (_, line) => {
      expect(line).toMatch(/^node scripts\/require-node-24\.cjs && /);
    },
  );
});
