import type { Secret } from '../../../shared/secret.ts';
import type { RequestHead } from './guard.ts';

// The caller's own credentials and browser traces stay here; hop-by-hop headers belong to one
// connection (RFC 9110 7.6.1). Everything else travels, `Mcp-Param-*` and `Accept-Encoding` too.
const NOT_UP: ReadonlySet<string> = new Set([
  'authorization',
  'cookie',
  'origin',
  'referer',
  'host',
  'content-length',
  'expect',
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const BACK: ReadonlySet<string> = new Set([
  'content-type',
  'content-length',
  'content-encoding',
  'cache-control',
  'x-accel-buffering',
  'x-request-id',
  'allow',
  'vary',
]);

/** Headers for the server: the caller's, less what is not its business, plus our token. */
export function headersUp(head: RequestHead, token: Secret): Record<string, string> {
  const named = connectionNames(head);
  const up: Record<string, string> = {};
  for (const [name, value] of Object.entries(head.headers)) {
    if (value === undefined || NOT_UP.has(name) || named.has(name)) continue;
    up[name] = typeof value === 'string' ? value : value.join(', ');
  }
  up['authorization'] = `Bearer ${token.reveal()}`;
  return up;
}

function connectionNames(head: RequestHead): ReadonlySet<string> {
  const value = head.headers['connection'];
  if (typeof value !== 'string') return new Set();
  return new Set(
    value
      .toLowerCase()
      .split(',')
      .map((name) => name.trim()),
  );
}

type RawHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Headers for the caller: what it needs to read the answer, never cookies, challenges or CORS grants. */
export function headersBack(answer: RawHeaders): Record<string, string> {
  const back: Record<string, string> = {};
  for (const [name, value] of Object.entries(answer)) {
    if (value === undefined || !(BACK.has(name) || name.startsWith('mcp-'))) continue;
    back[name] = typeof value === 'string' ? value : value.join(', ');
  }
  return back;
}
