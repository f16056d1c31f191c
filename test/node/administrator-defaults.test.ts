import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  administratorFile,
  readAdministratorDefaults,
} from '../../src/main/node/administrator-defaults.ts';

function read(text: string | undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'defaults-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'defaults.json');
  if (text !== undefined) writeFileSync(file, text);
  const logged: string[] = [];
  const defaults = readAdministratorDefaults(file, {
    write: (_level, event) => logged.push(event),
  });
  return { defaults, logged };
}

describe("an administrator's defaults", () => {
  it('say whether updates are looked for', () => {
    expect(read('{"looksForUpdates": false}').defaults).toEqual({ looksForUpdates: false });
    expect(read('{"looksForUpdates": true, "later": 1}').defaults).toEqual({
      looksForUpdates: true,
    });
  });

  it('are read with the mark that PowerShell writes before them', () => {
    expect(read('\uFEFF{"looksForUpdates": false}')).toEqual({
      defaults: { looksForUpdates: false },
      logged: [],
    });
  });

  it('say nothing where there are none', () => {
    expect(read(undefined)).toEqual({ defaults: { looksForUpdates: null }, logged: [] });
    expect(read('{}').defaults).toEqual({ looksForUpdates: null });
  });

  it.each(['', '{"looksForUpdates": "no"}', '[]', '{'])(
    'are logged and ignored when they hold %j',
    (text) => {
      const { defaults, logged } = read(text);
      expect(defaults).toEqual({ looksForUpdates: null });
      expect(logged).toEqual(['defaults.damaged']);
    },
  );

  it("lie in the system's own place for all users", () => {
    expect(administratorFile('linux', {})).toBe('/etc/dynamosql-tray/defaults.json');
    expect(administratorFile('darwin', {})).toBe(
      '/Library/Application Support/dynamosql-tray/defaults.json',
    );
    expect(administratorFile('win32', { ProgramData: 'D:\\Data' })).toMatch(
      /^D:\\Data.dynamosql-tray.defaults\.json$/,
    );
  });
});
