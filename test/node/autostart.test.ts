import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAutostart } from '../../src/main/node/autostart.ts';
import { failureIn, valueIn } from '../fakes/outcome.ts';

function createStarter(program = '/opt/dynamosql-tray', args: readonly string[] = ['--hidden']) {
  const folder = mkdtempSync(join(tmpdir(), 'autostart-'));
  const environment = { XDG_CONFIG_HOME: folder };
  const file = join(folder, 'autostart', 'dynamosql-tray.desktop');
  return { file, autostart: createAutostart({ environment, program, args }) };
}

/** The words of an Exec line, read as the Desktop Entry Specification says. */
function wordsOf(entry: string): readonly string[] {
  const value = /^Exec=(.*)$/m.exec(entry)?.[1] ?? expect.fail('no Exec line');
  const text = value.replace(/\\(.)/g, (_, sign) => (sign === '\\' ? '\\' : expect.fail(sign)));
  return [...text.matchAll(/"((?:[^"\\`$]|\\["\\`$])*)"(?: |$)/g)].map(([, word = '']) =>
    word.replace(/\\(.)/g, '$1').replaceAll('%%', '%'),
  );
}

describe('starting at login', () => {
  it('is off until it is set, and off again when that is taken back', () => {
    const { autostart, file } = createStarter();
    expect(autostart.isOn()).toBe(false);
    valueIn(autostart.set(true));
    expect(autostart.isOn()).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain('Type=Application\nName=DynamoSQL Tray\n');
    valueIn(autostart.set(false));
    valueIn(autostart.set(false));
    expect(autostart.isOn()).toBe(false);
  });

  it.each(['Hidden=true', 'Hidden = true', 'X-GNOME-Autostart-enabled=false'])(
    "is off when the desktop's own settings wrote %s, and on when it is set again",
    (line) => {
      const { autostart, file } = createStarter();
      valueIn(autostart.set(true));
      writeFileSync(file, `${readFileSync(file, 'utf8')}${line}\n`);
      expect(autostart.isOn()).toBe(false);
      valueIn(autostart.set(true));
      expect(autostart.isOn()).toBe(true);
    },
  );

  it.each([
    ['a space', '/opt/My Apps/tray'],
    ['quotes', '/opt/"my" \'apps\'/tray'],
    ['a percent sign', '/opt/100%/%f/tray'],
    ['a backslash', '/opt/back\\slash/tray'],
    ['signs of the shell', '/opt/$HOME/`id`/tray'],
  ])('names the program whatever its path holds: %s', (_what, program) => {
    const { autostart, file } = createStarter(program, ['--hidden']);
    valueIn(autostart.set(true));
    expect(wordsOf(readFileSync(file, 'utf8'))).toEqual([program, '--hidden']);
  });

  it('writes four backslashes for one, as the specification counts', () => {
    const { autostart, file } = createStarter('/a\\b', []);
    valueIn(autostart.set(true));
    expect(readFileSync(file, 'utf8')).toContain('Exec="/a\\\\\\\\b"\n');
  });

  it('gives every word back that it was given', () => {
    const { autostart, file } = createStarter();
    const sign = fc.constantFrom(...'ab/ "\'`$\\%-=;é');
    const words = fc.array(fc.string({ unit: sign, maxLength: 12 }), {
      minLength: 1,
      maxLength: 4,
    });
    const property = fc.property(words, ([program = '', ...args]) => {
      const environment = { XDG_CONFIG_HOME: dirname(dirname(file)) };
      valueIn(createAutostart({ environment, program, args }).set(true));
      expect(wordsOf(readFileSync(file, 'utf8'))).toEqual([program, ...args]);
    });
    fc.assert(property, { numRuns: 100 });
    expect(autostart.isOn()).toBe(true);
  });

  it('says which file could not be written', () => {
    const { autostart, file } = createStarter();
    mkdirSync(dirname(dirname(file)), { recursive: true });
    writeFileSync(dirname(file), 'a file in the place of the folder');
    const refusal = failureIn(autostart.set(true));
    expect(refusal.code).toBe('file_not_written');
    expect(refusal.cause).toContain(file);
    expect(autostart.isOn()).toBe(false);
  });
});
