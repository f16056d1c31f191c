import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';

/**
 * The TLS context for all upstream traffic: Node's authorities, the system's, and an extra file.
 * Made once, because reading some two hundred certificates for every connection costs more than the handshake.
 * Throws when the extra file cannot be read or holds no certificate: a person who named one wants to know.
 */
export function createTrust(extraCaFile: string | undefined): tls.SecureContext {
  const extra = extraCaFile ? [readAuthorities(extraCaFile)] : [];
  return tls.createSecureContext({
    ca: [...tls.rootCertificates, ...systemAuthorities(), ...extra],
  });
}

function readAuthorities(file: string): string {
  const text = readFileSync(file, 'utf8');
  // OpenSSL takes a text without certificates in silence, and every handshake fails later.
  void new X509Certificate(text);
  return text;
}

/** Node 22.15 and newer can read the system's store; older runtimes go by their own list. */
function systemAuthorities(): readonly string[] {
  return typeof tls.getCACertificates === 'function' ? tls.getCACertificates('system') : [];
}
