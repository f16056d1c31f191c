/** What is wrong with a field, in a word that the catalogue has a sentence for. */
export type PortMistake = 'not-a-number' | 'out-of-range' | 'same';
export type AddressMistake = 'not-an-address' | 'not-safe' | 'holds-a-password';

const LOWEST_PORT = 1_024;
const HIGHEST_PORT = 65_535;

/** The port in the text; or what is wrong with it. */
export function portOf(
  text: string,
  current: number,
): { readonly port: number } | { readonly mistake: PortMistake } {
  const digits = text.trim();
  if (!/^\d+$/.test(digits)) return { mistake: 'not-a-number' };
  const port = Number(digits);
  if (port < LOWEST_PORT || port > HIGHEST_PORT) return { mistake: 'out-of-range' };
  return port === current ? { mistake: 'same' } : { port };
}

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** What is wrong with a server's address; null when nothing is. Main has the last word. */
export function serverMistake(text: string): AddressMistake | null {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (url === undefined || !['https:', 'http:'].includes(url.protocol)) return 'not-an-address';
  if (url.username !== '' || url.password !== '') return 'holds-a-password';
  return url.protocol === 'https:' || LOOPBACK.includes(url.hostname) ? null : 'not-safe';
}

/** What is wrong with a proxy's address; null when nothing is, as when it is empty. */
export function proxyMistake(text: string): AddressMistake | null {
  if (text.trim() === '') return null;
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (url === undefined || !['https:', 'http:'].includes(url.protocol)) return 'not-an-address';
  return url.username !== '' || url.password !== '' ? 'holds-a-password' : null;
}
