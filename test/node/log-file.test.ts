import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLogFile } from '../../src/main/node/log-file.ts';

const MIB = 1024 * 1024;
const newHome = (): string => mkdtempSync(join(tmpdir(), 'log-'));

describe('the log', () => {
  it('holds one JSON line for each event, for its owner alone', () => {
    const home = newHome();
    const log = createLogFile(home);
    log.write('info', 'started');
    log.write('warning', 'keys.moved-aside', { to: 'keys\n.json', tries: 2 });
    const lines = readFileSync(join(home, 'logs', 'tray.log'), 'utf8').split('\n');
    expect(lines.pop()).toBe('');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { at: expect.stringMatching(/^\d{4}-.*Z$/), level: 'info', event: 'started' },
      expect.objectContaining({ level: 'warning', to: 'keys\n.json', tries: 2 }),
    ]);
    expect(statSync(join(home, 'logs')).mode & 0o777).toBe(0o700);
    expect(statSync(join(home, 'logs', 'tray.log')).mode & 0o777).toBe(0o600);
  });

  it.each(['x', 'é', '日'])(
    'of %j keeps three files of one MiB at most, the newest first',
    (sign) => {
      const home = newHome();
      const log = createLogFile(home);
      const text = sign.repeat(100_000 / Buffer.byteLength(sign));
      for (let nth = 0; nth < 50; nth += 1) log.write('info', `event-${nth}`, { text });
      const files = readdirSync(join(home, 'logs')).sort();
      expect(files).toEqual(['tray.1.log', 'tray.2.log', 'tray.log']);
      const sizes = files.map((file) => statSync(join(home, 'logs', file)).size);
      for (const size of sizes) expect(size).toBeLessThanOrEqual(MIB);
      const events = ['tray.2.log', 'tray.1.log', 'tray.log'].flatMap((file) =>
        [...readFileSync(join(home, 'logs', file), 'utf8').matchAll(/event-(\d+)/g)].map(
          ([, nth]) => Number(nth),
        ),
      );
      expect(events.at(-1)).toBe(49);
      expect(events).toEqual(events.map((_, at) => 50 - events.length + at));
      expect(events.length).toBeGreaterThan(20);
    },
  );

  it('goes on in the file of the last run', () => {
    const home = newHome();
    createLogFile(home).write('info', 'first');
    createLogFile(home).write('info', 'second');
    expect(
      readFileSync(join(home, 'logs', 'tray.log'), 'utf8')
        .trim()
        .split('\n'),
    ).toHaveLength(2);
  });

  it('is silent when its place is a file', () => {
    const home = newHome();
    writeFileSync(join(home, 'logs'), 'kept');
    expect(() => createLogFile(home).write('error', 'lost')).not.toThrow();
    expect(readFileSync(join(home, 'logs'), 'utf8')).toBe('kept');
  });

  it('is silent on a full disk', () => {
    const home = newHome();
    mkdirSync(join(home, 'logs'));
    // Linux answers every write to this device as a full disk does; elsewhere it cannot be opened.
    symlinkSync('/dev/full', join(home, 'logs', 'tray.log'));
    expect(() => createLogFile(home).write('info', 'lost')).not.toThrow();
    expect(() => appendFileSync(join(home, 'logs', 'tray.log'), 'x')).toThrow();
  });
});
