import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import packageJson from '../../package.json' with { type: 'json' };
import { withReleases } from '../../scripts/release/appstream.ts';

const root = join(import.meta.dirname, '..', '..');
const metainfo = readFileSync(join(root, 'build/linux/com.dynamosql.tray.metainfo.xml'), 'utf8');

function appstreamcli(text: string) {
  const file = join(mkdtempSync(join(tmpdir(), 'appstream-')), 'com.dynamosql.tray.metainfo.xml');
  writeFileSync(file, text);
  const words = ['validate', '--no-net', '--no-color', file];
  return spawnSync('appstreamcli', words, { encoding: 'utf8' });
}

const release = { version: '0.2.0', date: '2026-01-31', notes: '- One & <two>.\n- Three.' };

describe('what software centres read', () => {
  it('is valid as it is, and with a release', () => {
    for (const text of [metainfo, withReleases(metainfo, [release])]) {
      const { status, stdout } = appstreamcli(text);
      expect([status, stdout]).toEqual([0, expect.not.stringMatching(/^[EW]: /m)]);
    }
  });

  it('would be refused with a release that has no date', () => {
    const broken = withReleases(metainfo, [{ ...release, date: '' }]);
    expect(appstreamcli(broken).status).not.toBe(0);
  });

  it('names the desktop entry and the icon that the packages install', () => {
    const { linux } = parse(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
    expect(linux.syncDesktopName).toBe(true);
    expect(metainfo).toContain(`>${packageJson.desktopName}</launchable>`);
    expect(metainfo).toContain(`<icon type="stock">${linux.executableName}</icon>`);
  });
});
