import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import {
  bitString,
  boolean,
  explicit,
  implicit,
  integer,
  objectId,
  octetString,
  sequence,
  set,
  utcTime,
  utf8String,
} from './der.ts';

export interface LoopbackCertificate {
  /** The authority, for clients to trust. Its key is gone as soon as this is made. */
  readonly caPem: string;
  /** For 127.0.0.1, ::1 and localhost. */
  readonly certificatePem: string;
  readonly keyPem: string;
}

const DAY_MS = 86_400_000;

/**
 * A certificate authority and one server certificate, made without any tool (RFC 5280).
 * @param alsoFor names of the server beside those of this computer
 */
export function createLoopbackCertificate(
  now: Date = new Date(),
  alsoFor: readonly string[] = [],
): LoopbackCertificate {
  const ca = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = { name: 'DynamoSQL stand-in CA', key: ca.privateKey };
  const caPem = signed(issuer, now, {
    name: issuer.name,
    key: ca.publicKey,
    extensions: caExtensions(ca.publicKey),
  });
  const extensions = serverExtensions(ca.publicKey, alsoFor);
  return {
    caPem,
    certificatePem: signed(issuer, now, { name: 'localhost', key: server.publicKey, extensions }),
    keyPem: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

interface Subject {
  readonly name: string;
  readonly key: KeyObject;
  readonly extensions: readonly Buffer[];
}

const ECDSA_WITH_SHA256 = sequence(objectId('1.2.840.10045.4.3.2'));

/** A version 3 certificate as PEM. */
function signed(
  issuer: { readonly name: string; readonly key: KeyObject },
  now: Date,
  subject: Subject,
): string {
  const content = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(randomBytes(16)),
    ECDSA_WITH_SHA256,
    commonName(issuer.name),
    // A day before now, for clients whose clock is a little slow.
    sequence(
      utcTime(new Date(now.getTime() - DAY_MS)),
      utcTime(new Date(now.getTime() + 90 * DAY_MS)),
    ),
    commonName(subject.name),
    subject.key.export({ type: 'spki', format: 'der' }),
    explicit(3, sequence(...subject.extensions)),
  );
  return pem(sequence(content, ECDSA_WITH_SHA256, bitString(sign('sha256', content, issuer.key))));
}

function commonName(name: string): Buffer {
  return sequence(set(sequence(objectId('2.5.4.3'), utf8String(name))));
}

function caExtensions(key: KeyObject): readonly Buffer[] {
  return [
    extension('2.5.29.19', sequence(boolean(true)), 'critical'),
    // keyCertSign, the sixth bit.
    extension('2.5.29.15', bitString(Buffer.from([0b0000_0100]), 2), 'critical'),
    extension('2.5.29.14', octetString(keyId(key))),
  ];
}

function serverExtensions(caKey: KeyObject, alsoFor: readonly string[]): readonly Buffer[] {
  const names = [
    ...['localhost', ...alsoFor].map((name) => implicit(2, Buffer.from(name))),
    implicit(7, Buffer.from([127, 0, 0, 1])),
    implicit(7, Buffer.from([...new Uint8Array(15), 1])),
  ];
  return [
    // digitalSignature, the first bit.
    extension('2.5.29.15', bitString(Buffer.from([0b1000_0000]), 7), 'critical'),
    // Extended use: server authentication.
    extension('2.5.29.37', sequence(objectId('1.3.6.1.5.5.7.3.1'))),
    extension('2.5.29.17', sequence(...names)),
    extension('2.5.29.35', sequence(implicit(0, keyId(caKey)))),
  ];
}

function extension(
  id: string,
  value: Buffer,
  weight: 'critical' | 'ordinary' = 'ordinary',
): Buffer {
  const critical = weight === 'critical' ? [boolean(true)] : [];
  return sequence(objectId(id), ...critical, octetString(value));
}

/** RFC 5280 4.2.1.2 suggests a SHA-1 of the key; any value that tells keys apart will do. */
function keyId(key: KeyObject): Buffer {
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest()
    .subarray(0, 20);
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
