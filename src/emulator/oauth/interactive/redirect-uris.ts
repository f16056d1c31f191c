const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/** Redirects go to https, or by http to this machine (MCP authorization, "Communication Security"). */
export function isAllowedRedirect(uri: string): boolean {
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname, hash } = new URL(uri);
  if (hash !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK_NAMES.includes(hostname));
}

/**
 * Exact comparison by default; with `anyPort` the port of a loopback address is looked past, as
 * RFC 8252 7.3 has it. Which of the two the real server does is unknown (contract 11.1, item 3).
 */
export function matchesRedirect(
  registered: readonly string[],
  asked: string,
  { anyPort }: { readonly anyPort: boolean },
): boolean {
  if (registered.includes(asked)) return true;
  return (
    anyPort && isAllowedRedirect(asked) && registered.map(withoutPort).includes(withoutPort(asked))
  );
}

function withoutPort(uri: string): string {
  const url = new URL(uri);
  if (LOOPBACK_NAMES.includes(url.hostname)) url.port = '';
  return url.href;
}
