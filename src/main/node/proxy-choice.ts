/** Proxy settings, from the environment or the app's own settings. */
export interface ProxySettings {
  readonly httpsProxy: string | undefined;
  readonly httpProxy: string | undefined;
  readonly noProxy: string | undefined;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i;
const DEFAULT_PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

export function isLoopback(hostname: string): boolean {
  return LOOPBACK.test(hostname);
}

/** The proxy for a URL; undefined for the direct way. This computer itself is never reached by proxy. */
export function proxyFor(url: URL, settings: ProxySettings): string | undefined {
  if (isLoopback(url.hostname)) return undefined;
  const proxy =
    url.protocol === 'https:' ? (settings.httpsProxy ?? settings.httpProxy) : settings.httpProxy;
  return proxy && !isExcluded(url, settings.noProxy) ? withScheme(proxy) : undefined;
}

/** True for what `proxyFor` can hand on: an http or https address, with or without its scheme. */
export function isProxyAddress(proxy: string): boolean {
  return URL.canParse(withScheme(proxy)) && /^https?:/.test(withScheme(proxy));
}

function withScheme(proxy: string): string {
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

/** NO_PROXY: names and their subdomains, with an optional port, separated by commas or spaces; `*` is all. */
export function isExcluded(url: URL, noProxy: string | undefined): boolean {
  const port = url.port || DEFAULT_PORTS[url.protocol];
  return (noProxy ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => {
      if (entry === '*') return true;
      const [name, entryPort] = partsOf(entry);
      if (entryPort !== undefined && entryPort !== port) return false;
      const suffix = name.replace(/^\*?\.?/, '');
      return suffix !== '' && (url.hostname === suffix || url.hostname.endsWith(`.${suffix}`));
    });
}

/** Name and port of an entry. An IPv6 address may stand without brackets; then it has no port. */
function partsOf(entry: string): readonly [name: string, port: string | undefined] {
  if (/^[^[]*:[^:]*:/.test(entry)) return [`[${entry}]`, undefined];
  const [, name = '', port] = /^(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(entry) ?? [];
  return [name, port];
}

/** True when a proxy is set and loopback is not excluded: other programs may send local calls to it. */
export function loopbackIsProxied(settings: ProxySettings): boolean {
  if (!settings.httpProxy && !settings.httpsProxy) return false;
  return !isExcluded(new URL('http://127.0.0.1'), settings.noProxy);
}
