import { bearer, type Connection, type SnippetForm } from './definition.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of the UTF-8 text, with padding. */
export function base64(text: string): string {
  return base64Of(new TextEncoder().encode(text));
}

export function base64Of(bytes: Uint8Array): string {
  let made = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = bytes.subarray(at, at + 3);
    const bits = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    const sextets = [18, 12, 6, 0].map((shift) => ALPHABET[(bits >> shift) & 63] ?? '');
    made += sextets[0];
    made += sextets[1];
    made += second === undefined ? '=' : sextets[2];
    made += third === undefined ? '=' : sextets[3];
  }
  return made;
}

/** The server as most assistants write it. */
export function urlEntry(connection: Connection) {
  return { url: connection.endpoint, headers: bearer(connection) };
}

export function typedEntry(connection: Connection) {
  return { type: 'http', ...urlEntry(connection) };
}

/** A link that the assistant opens and asks about before it believes it. */
export function installLink(href: (connection: Connection) => string): SnippetForm {
  return {
    title: 'Or open this link, which the assistant asks about',
    language: 'link',
    text: href,
  };
}
