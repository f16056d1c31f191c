import type { RequestHead } from '../../../src/main/core/gateway/guard.ts';

/** The head of an honest call; the test adds what it is about. */
export function headWith(
  headers: RequestHead['headers'] = {},
  { method = 'POST', target = '/mcp' } = {},
): RequestHead {
  return { method, target, headers: { host: '127.0.0.1:17864', ...headers } };
}
