import { isPlaceholder, type SpottedPair, spottedIn } from './spotted.ts';

// Both values written as one: curl's `-u ID:SECRET`, the header that it sends, the bare pair.

const USER_OPTION =
  /(?:^|[\s"'])(?:-u[ =]*|--user[ =]+)["']?(?<id>[^\s:"']+):(?<secret>[^\s"']+)/dg;
const BASIC_HEADER = /\bauthorization["']?\s*[:=]\s*["']?basic\s+(?<base64>[\w+/-]{8,}={0,2})/di;
const BARE_PAIR = /^\s*["'`]?(?<id>[\w.~-]{8,}):(?<secret>[\w.~+/=-]{12,})["'`]?\s*$/d;

/** `-u` of other programs names a user and a group, or a picture and its version. */
const SHORTEST_SECRET = 8;

export function spotUserOption(text: string): SpottedPair | undefined {
  for (const match of text.matchAll(USER_OPTION)) {
    const clientId = spottedIn(match, ['id']);
    const clientSecret = spottedIn(match, ['secret']);
    if (!clientId || !clientSecret || clientSecret.value.length < SHORTEST_SECRET) continue;
    if (![clientId.value, clientSecret.value].some(isPlaceholder))
      return { clientId, clientSecret };
  }
  return undefined;
}

/** Both values stand where the encoded pair stands. */
export function spotBasicHeader(text: string): SpottedPair | undefined {
  const match = BASIC_HEADER.exec(text);
  const encoded = match ? spottedIn(match, ['base64']) : undefined;
  const [, id, secret] = /^([^:]+):(.+)$/s.exec(decoded(encoded?.value ?? '')) ?? [];
  if (!encoded || !id || !secret) return undefined;
  return { clientId: { ...encoded, value: id }, clientSecret: { ...encoded, value: secret } };
}

export function spotBarePair(text: string): SpottedPair | undefined {
  const match = BARE_PAIR.exec(text);
  if (!match) return undefined;
  const clientId = spottedIn(match, ['id']);
  const clientSecret = spottedIn(match, ['secret']);
  // Two words with a colon are prose, and an address has no digit in its name.
  const isProse = !/\d/.test(clientSecret?.value ?? '');
  return isProse ? undefined : { clientId, clientSecret };
}

/** Empty for what is no base64 of readable characters. */
function decoded(base64: string): string {
  try {
    const text = atob(base64.replaceAll('-', '+').replaceAll('_', '/'));
    return /^[\x20-\x7e]+$/.test(text) ? text : '';
  } catch {
    return '';
  }
}
