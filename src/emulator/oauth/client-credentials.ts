import { createHash, timingSafeEqual } from 'node:crypto';

/** How a token request said who it is (contract 2.1). */
export type PresentedCredentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic' | 'body'; readonly id: string; readonly secret: string }
  /** A client ID alone: a public client. */
  | { readonly kind: 'public'; readonly id: string }
  | { readonly kind: 'malformed'; readonly why: string };

/** Reads the credentials of a token request; both ways at once are refused (RFC 6749 2.3). */
export function presentedCredentials(
  authorization: string | undefined,
  form: URLSearchParams,
): PresentedCredentials {
  const id = form.get('client_id');
  const secret = form.get('client_secret');
  if (authorization !== undefined) {
    if (secret !== null) {
      return { kind: 'malformed', why: 'credentials both in the header and in the body' };
    }
    return basicCredentials(authorization);
  }
  if (id === null) return { kind: 'none' };
  return secret === null ? { kind: 'public', id } : { kind: 'body', id, secret };
}

function basicCredentials(authorization: string): PresentedCredentials {
  const encoded = /^Basic +([A-Za-z0-9+/]+=*)$/i.exec(authorization)?.[1];
  if (encoded === undefined) return { kind: 'malformed', why: 'Authorization is not Basic' };
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return { kind: 'malformed', why: 'Basic credentials without a colon' };
  return {
    kind: 'basic',
    id: formDecoded(text.slice(0, colon)),
    secret: formDecoded(text.slice(colon + 1)),
  };
}

/** RFC 6749 2.3.1 has both parts form-encoded before they are joined. */
function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/** Compares in constant time, also when the lengths differ. */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
