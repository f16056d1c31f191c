const SAFE_VALUE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;
const LOOKS_ENCODED = /^=\?base64\?.*\?=$/i;

/** A value as it may stand in a header (MCP 2026-07-28); unsafe ones as base64 of their UTF-8. */
export function headerValue(text: string): string {
  if (SAFE_VALUE.test(text) && !LOOKS_ENCODED.test(text)) return text;
  const bytes = new TextEncoder().encode(text);
  return `=?base64?${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}?=`;
}
