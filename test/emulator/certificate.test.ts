import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';
import { Agent, fetch as fetchWith } from 'undici';
import { describe, expect, test } from 'vitest';
import { createLoopbackCertificate } from '../../src/emulator/tls/certificate.ts';
import { bitString, integer, objectId, octetString, utcTime } from '../../src/emulator/tls/der.ts';
import { emulatorForFile, emulatorForTest } from './running-emulator.ts';

describe('DER', () => {
  test.each<readonly [what: string, piece: Buffer, hex: string]>([
    ['a small number', integer(Buffer.from([5])), '020105'],
    ['a number whose highest bit is set', integer(Buffer.from([0x80])), '02020080'],
    ['a number with leading zeros', integer(Buffer.from([0, 0, 1])), '020101'],
    ['zero', integer(Buffer.from([0, 0])), '020100'],
    ['a dotted identifier', objectId('1.2.840.10045.4.3.2'), '06082a8648ce3d040302'],
    ['bits', bitString(Buffer.from([0b1000_0000]), 7), '03020780'],
    ['a time', utcTime(new Date('2026-01-31T10:11:12.999Z')), '170d3236303133313130313131325a'],
    ['nothing', octetString(new Uint8Array()), '0400'],
  ])('%s', (_what, piece, hex) => {
    expect(piece.toString('hex')).toBe(hex);
  });

  test.each([
    [127, '047f'],
    [128, '048180'],
    [255, '0481ff'],
    [256, '04820100'],
    [70_000, '0483011170'],
  ])('%i bytes are announced as %s', (size, head) => {
    expect(
      octetString(Buffer.alloc(size))
        .subarray(0, head.length / 2)
        .toString('hex'),
    ).toBe(head);
  });
});

describe('the certificate', () => {
  const now = new Date();
  const made = createLoopbackCertificate(now);
  const authority = new X509Certificate(made.caPem);
  const certificate = new X509Certificate(made.certificatePem);

  test('is signed by the authority, which signed itself', () => {
    expect(authority.ca).toBe(true);
    expect(authority.verify(authority.publicKey)).toBe(true);
    expect(certificate.ca).toBe(false);
    expect(certificate.checkIssued(authority)).toBe(true);
    expect(certificate.verify(authority.publicKey)).toBe(true);
  });

  test('is for this machine and for nothing else', () => {
    expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(certificate.checkIP('::1')).toBe('::1');
    expect(certificate.checkHost('localhost')).toBe('localhost');
    expect(certificate.checkHost('example.com')).toBeUndefined();
    expect(certificate.checkIP('127.0.0.2')).toBeUndefined();
  });

  test('holds from yesterday on for three months', () => {
    const days = (date: string): number =>
      Math.round((Date.parse(date) - now.getTime()) / 86_400_000);
    expect([days(certificate.validFrom), days(certificate.validTo)]).toEqual([-1, 90]);
  });

  test('has another authority with every start', () => {
    expect(createLoopbackCertificate().caPem).not.toBe(made.caPem);
  });
});

describe('over HTTPS', () => {
  const emulator = emulatorForFile({ https: true });
  const port = (): number => Number(new URL(emulator().endpoint).port);

  async function handshake(options: {
    readonly ca?: string;
    readonly servername?: string;
  }): Promise<string> {
    const socket: TLSSocket = connect({ host: '127.0.0.1', port: port(), ...options });
    try {
      await once(socket, 'secureConnect');
      return 'trusted';
    } catch (error) {
      return (error as NodeJS.ErrnoException).code ?? String(error);
    } finally {
      socket.destroy();
    }
  }

  test('whoever has the authority trusts the server, by address and by name', async () => {
    const ca = emulator().caPem ?? '';
    expect(await handshake({ ca })).toBe('trusted');
    expect(await handshake({ ca, servername: 'localhost' })).toBe('trusted');
  });

  test('whoever has it not, or another one, does not', async () => {
    expect(await handshake({})).toMatch(/UNABLE_TO|SELF_SIGNED/);
    const stranger = createLoopbackCertificate().caPem;
    expect(await handshake({ ca: stranger })).toMatch(/UNABLE_TO|SELF_SIGNED|SIGNATURE/);
  });

  test('every address in the metadata is https', async () => {
    const dispatcher = new Agent({ connect: { ca: emulator().caPem ?? '' } });
    const url = `${emulator().issuer}/.well-known/oauth-authorization-server`;
    const document = await (await fetchWith(url, { dispatcher })).json();
    expect(document).toMatchObject({
      issuer: `https://127.0.0.1:${port()}`,
      token_endpoint: `https://127.0.0.1:${port()}/token`,
    });
    await dispatcher.close();
  });

  test('an emulator without it has no authority', async () => {
    expect((await emulatorForTest()).caPem).toBeUndefined();
  });
});
