import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tls from 'node:tls';
import { describe, expect, it } from 'vitest';
import { createTrust } from '../../src/main/node/trusted-authorities.ts';

const folder = mkdtempSync(join(tmpdir(), 'trust-'));

function fileWith(text: string): string {
  const file = join(folder, 'extra.pem');
  writeFileSync(file, text);
  return file;
}

describe('the trusted authorities', () => {
  it('need no extra file', () => {
    expect(createTrust(undefined).context).toBeDefined();
    expect(createTrust('').context).toBeDefined();
  });

  it('take one more from the extra file', () => {
    const [certificate = ''] = tls.rootCertificates;
    expect(createTrust(fileWith(certificate)).context).toBeDefined();
  });

  it.each([
    ['does not exist', () => join(folder, 'missing.pem'), 'ENOENT'],
    ['is a folder', () => folder, 'EISDIR'],
  ])('refuse an extra file that %s', (_what, file, code) => {
    expect(() => createTrust(file())).toThrow(expect.objectContaining({ code }));
  });

  it.each([
    ['nothing', ''],
    ['no certificate', 'hello'],
    ['half a certificate', '-----BEGIN CERTIFICATE-----\nMIIB'],
    ['a broken certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n'],
  ])('refuse an extra file that holds %s', (_what, text) => {
    expect(() => createTrust(fileWith(text))).toThrow();
  });
});
