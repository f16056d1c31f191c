import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { autostartFile, createAutostart, removeAutostart } from '../../src/main/node/autostart.ts';
import { failureIn, valueIn } from '../fakes/outcome.ts';

function createStarter(program = '/opt/dynamosql-tray', args: readonly string[] = ['--hidden']) {
  const folder = mkdtempSync(join(tmpdir(), 'autostart-'));
  const environment = { XDG_CONFIG_HOME: folder };
  const file = join(folder, 'autostart', 'dynamosql-tray.desktop');
  return { file, environment, autostart: createAutostart({ environment, program, args }) };
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

  it('is passed over by the desktop once the program is gone', () => {
    const { autostart, file } = createStarter('/opt/a\\b/my tray');
    valueIn(autostart.set(true));
    // As a text value: only the backslash is doubled, and nothing is quoted.
    expect(readFileSync(file, 'utf8')).toMatch(/^TryExec=\/opt\/a\\\\b\/my tray$/m);
  });

  it('takes along the folder that was made for it, and no other', () => {
    const { autostart, file } = createStarter();
    const settings = dirname(dirname(file));
    valueIn(autostart.set(true));
    valueIn(autostart.set(true));
    valueIn(autostart.set(false));
    expect(readdirSync(settings)).toEqual([]);
    mkdirSync(dirname(file));
    valueIn(autostart.set(true));
    valueIn(autostart.set(false));
    expect(readdirSync(settings)).toEqual(['autostart']);
    valueIn(autostart.set(false));
  });

  it('leaves the folder that it made to others who use it meanwhile', () => {
    const { autostart, file } = createStarter();
    valueIn(autostart.set(true));
    writeFileSync(join(dirname(file), 'another.desktop'), '');
    valueIn(autostart.set(false));
    expect(readdirSync(dirname(file))).toEqual(['another.desktop']);
  });

  it('is switched off without the app, as a command does', () => {
    const { autostart, file, environment } = createStarter();
    valueIn(autostart.set(true));
    expect(autostartFile(environment)).toBe(file);
    valueIn(removeAutostart(environment));
    expect(autostart.isOn()).toBe(false);
    valueIn(removeAutostart(environment));
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

describe('a program that has another name after an update', () => {
  const earlier = '/home/ada/Tray-0.1.0.AppImage';
  const now = '/home/ada/Tray 0.1.1.AppImage';
  const usualHome = { isDefault: true };

  function createUpdated() {
    const { file, environment, autostart } = createStarter(earlier);
    const updated = createAutostart({ environment, program: now, args: ['--hidden'] });
    return { file, updated, autostart };
  }

  it('is named by the entry, which else stays as the person has it', () => {
    const { file, updated, autostart } = createUpdated();
    valueIn(autostart.set(true));
    writeFileSync(file, `${readFileSync(file, 'utf8')}X-GNOME-Autostart-Delay=5\n`);
    const before = readFileSync(file, 'utf8');
    valueIn(updated.follow(usualHome));
    const entry = readFileSync(file, 'utf8');
    expect(entry).toBe(
      before
        .replace(`TryExec=${earlier}`, `TryExec=${now}`)
        .replace(`Exec="${earlier}" "--hidden"`, `Exec="${now}" "--hidden"`),
    );
    expect(entry).toContain(now);
    expect(entry).not.toContain(earlier);
  });

  it('gets the line by which a missing program is passed over', () => {
    const { file, updated } = createUpdated();
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `[Desktop Entry]\nType=Application\nExec="${earlier}" "--hidden"\n`);
    valueIn(updated.follow(usualHome));
    expect(readFileSync(file, 'utf8')).toBe(
      `[Desktop Entry]\nType=Application\nTryExec=${now}\nExec="${now}" "--hidden"\n`,
    );
  });

  it('is not written where nothing is to change', () => {
    const { file, updated } = createUpdated();
    valueIn(updated.set(true));
    const { mtimeMs, ino } = statSync(file);
    valueIn(updated.follow(usualHome));
    expect(statSync(file)).toMatchObject({ mtimeMs, ino });
  });

  it.each([
    ['was switched off in the settings of the desktop', 'Hidden=true\n'],
    ['starts it by a line of their own', 'Exec=sh -c "sleep 9; tray"\n'],
  ])('is left alone when the person %s', (_what, line) => {
    const { file, updated, autostart } = createUpdated();
    valueIn(autostart.set(true));
    const entry = line.startsWith('Exec')
      ? readFileSync(file, 'utf8').replace(/^Exec=.*\n/m, () => line)
      : `${readFileSync(file, 'utf8')}${line}`;
    writeFileSync(file, entry);
    valueIn(updated.follow(usualHome));
    expect(readFileSync(file, 'utf8')).toBe(entry);
  });

  it.each(['100% "mine"', 'a\\b', '$HOME', 'é'])(
    'is left to another copy that is still there: %s',
    (name) => {
      const there = join(mkdtempSync(join(tmpdir(), 'tray-')), name);
      writeFileSync(there, '');
      const { file, environment, autostart } = createStarter(there);
      valueIn(autostart.set(true));
      const entry = readFileSync(file, 'utf8');
      const other = createAutostart({ environment, program: now, args: ['--hidden'] });
      valueIn(other.follow(usualHome));
      expect(readFileSync(file, 'utf8')).toBe(entry);
      unlinkSync(there);
      valueIn(other.follow(usualHome));
      expect(wordsOf(readFileSync(file, 'utf8'))).toEqual([now, '--hidden']);
    },
  );

  it('is not named for another home, of which the demo has one', () => {
    const { file, updated, autostart } = createUpdated();
    valueIn(autostart.set(true));
    valueIn(updated.follow({ isDefault: false }));
    expect(wordsOf(readFileSync(file, 'utf8'))).toEqual([earlier, '--hidden']);
  });

  it('is not switched on by starting', () => {
    const { file, updated } = createUpdated();
    valueIn(updated.follow(usualHome));
    expect(existsSync(file)).toBe(false);
  });
});
