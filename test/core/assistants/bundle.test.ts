import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { expect, it } from 'vitest';
import { bundleFor } from '../../../src/main/core/assistants/bundle.ts';
import { zipOf } from '../../../src/main/core/assistants/zip.ts';

const connection = {
  name: 'dynamosql',
  bridge: { command: '/opt/a "b"/tray', args: ['stdio'], env: { DYNAMOSQL_TRAY_HOME: '/h' } },
};

/** The files of an archive, read by what its central directory says. */
function filesIn(archive: Buffer): ReadonlyMap<string, string> {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files = new Map<string, string>();
  let at = archive.readUInt32LE(end + 16);
  for (let count = archive.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [sum, size] = [archive.readUInt32LE(at + 16), archive.readUInt32LE(at + 24)];
    const nameLength = archive.readUInt16LE(at + 28);
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26);
    const bytes = archive.subarray(start, start + size);
    expect(crc32(bytes)).toBe(sum);
    files.set(name, bytes.toString('utf8'));
    at += 46 + nameLength;
  }
  return files;
}

it('an archive gives back its files, whatever letters they hold', () => {
  const files = [
    { name: 'a.txt', text: '' },
    { name: 'folder/é.txt', text: 'línea\n日本語 😀' },
  ];
  const read = filesIn(Buffer.from(zipOf(files)));
  expect([...read]).toEqual(files.map(({ name, text }) => [name, text]));
  expect(zipOf(files)).toEqual(zipOf(files));
});

it('the extension names its server, and starts our bridge with nothing secret', () => {
  const files = filesIn(Buffer.from(bundleFor({ connection, version: '1.2.3', demo: true })));
  const manifest = JSON.parse(files.get('manifest.json') ?? '');
  expect(manifest).toMatchObject({
    manifest_version: '0.3',
    version: '1.2.3',
    display_name: 'DynamoSQL (demo data)',
    server: { type: 'node', entry_point: 'server/index.js' },
  });
  const file = join(mkdtempSync(join(tmpdir(), 'bundle-')), 'index.js');
  writeFileSync(file, files.get(manifest.server.entry_point) ?? '');
  // It must be a program as it stands, whatever the path of the app holds.
  execFileSync(process.execPath, ['--check', file]);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(JSON.stringify(connection.bridge.command));
  expect(text).toContain('"--assistant",\n    "claude-desktop"');
  expect(text).not.toMatch(/dsk_/);
});
