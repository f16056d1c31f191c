import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import packageJson from '../../../package.json' with { type: 'json' };
import { isInPassingPlace } from '../../../src/main/core/assistants/passing-place.ts';

const COMMAND = 'DynamoSQLTray.app/Contents/Resources/bin/dynamosql-tray';

describe('a place where an app of macOS runs without being installed', () => {
  it.each([
    ['the disk image', `/Volumes/DynamoSQL Tray 0.1.0/${COMMAND}`],
    ['the disk image, open twice', `/Volumes/DynamoSQL Tray 0.1.0 1/${COMMAND}`],
    ['a copy for one start', `/private/var/folders/a1/b2/T/AppTranslocation/C3-D4/d/${COMMAND}`],
  ])('is %s', (_what, program) => {
    expect(isInPassingPlace(program)).toBe(true);
  });

  it.each([
    `/Applications/${COMMAND}`,
    `/Users/ada/Applications/${COMMAND}`,
    `/Volumes/Big Disk/Applications/${COMMAND}`,
    `/Users/ada/AppTranslocation/${COMMAND}`,
    '/usr/local/bin/node',
    '/opt/DynamoSQLTray/resources/bin/dynamosql-tray',
    'D:\\Local\\dynamosql-tray\\bin\\dynamosql-tray.exe',
  ])('is not %s', (program) => {
    expect(isInPassingPlace(program)).toBe(false);
  });

  it('is the disk image by the title that it is built with', () => {
    const file = join(import.meta.dirname, '../../../electron-builder.yml');
    const { dmg } = parse(readFileSync(file, 'utf8'));
    const title = dmg.title.replace(/\$\{version\}/, packageJson.version);
    expect(isInPassingPlace(`/Volumes/${title}/${COMMAND}`)).toBe(true);
  });
});
