import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackage, extractFile } from '@electron/asar';
import { beforeEach, describe, expect, it } from 'vitest';
import { changedArchive } from '../../../scripts/release/changed-archive.ts';
import { tracesIn } from '../../../scripts/release/traces.ts';
import { archiveHash } from '../../packages/archive-hash.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'smoke-'));
});

const at = (...names: readonly string[]): string => join(folder, ...names);

describe('what an app left on the disk', () => {
  it('is found by its name, wherever it lies, without what lies in it', () => {
    for (const path of ['.config/dynamosql-tray/logs', 'Library/Preferences', 'empty'])
      mkdirSync(at(path), { recursive: true });
    writeFileSync(at('Library/Preferences/com.DynamoSQL.tray.plist'), '');
    writeFileSync(at('Library/Preferences/other.plist'), '');
    expect(tracesIn([folder]).toSorted()).toEqual([
      at('.config/dynamosql-tray'),
      at('Library/Preferences/com.DynamoSQL.tray.plist'),
    ]);
  });

  it('is also a link that leads nowhere, and no link is followed', () => {
    mkdirSync(at('bin'));
    symlinkSync('/nowhere', at('bin/dynamosql-tray'));
    symlinkSync(folder, at('bin/round'));
    expect(tracesIn([folder])).toEqual([at('bin/dynamosql-tray')]);
  });

  it('is nothing where there is no folder, and not what the system notes of a crash', () => {
    mkdirSync(at('Library/Logs/DiagnosticReports'), { recursive: true });
    writeFileSync(at('Library/Logs/DiagnosticReports/dynamosql-tray-app.ips'), '');
    expect(tracesIn([folder, at('missing')])).toEqual([]);
  });
});

it('an archive is changed so that everything in it can still be read', async () => {
  mkdirSync(at('app'));
  writeFileSync(at('app/package.json'), '{}');
  await createPackage(at('app'), at('app.asar'));
  const before = archiveHash(at('app.asar'));
  writeFileSync(at('changed.asar'), changedArchive(readFileSync(at('app.asar'))));
  expect(archiveHash(at('changed.asar'))).not.toBe(before);
  expect(extractFile(at('changed.asar'), 'package.json').toString()).toBe('{}');
});
