import { BlockList, isIPv6 } from 'node:net';

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

/** What Chromium's network is told of proxies. */
export interface ProxyRules {
  readonly server: string;
  readonly bypass: string;
}

/** The choice of `proxyFor`, as rules for Chromium; undefined without a proxy. */
export function proxyRules({
  httpsProxy,
  httpProxy,
  noProxy,
}: ProxySettings): ProxyRules | undefined {
  const server = Object.entries({ https: httpsProxy || httpProxy, http: httpProxy })
    .flatMap(([scheme, proxy]) => (proxy ? [`${scheme}=${withoutCredentials(proxy)}`] : []))
    .join(';');
  return server === ''
    ? undefined
    : { server, bypass: excludedIn(noProxy).flatMap(bypassFor).join(',') };
}

/** Chromium takes no rule that holds a name or a password. */
function withoutCredentials(proxy: string): string {
  const { protocol, host } = new URL(withScheme(proxy));
  return `${protocol}//${host}`;
}

/** There a name stands for itself alone, and with a dot before it for its subdomains. */
function bypassFor(entry: string): readonly string[] {
  if (entry === '*' || entry.includes('/')) return [entry];
  const [suffix, port] = partsOf(entry);
  if (suffix === '') return [];
  const end = port === undefined ? '' : `:${port}`;
  return suffix.startsWith('[') ? [`${suffix}${end}`] : [`${suffix}${end}`, `.${suffix}${end}`];
}

function withScheme(proxy: string): string {
  return proxy.includes('://') ? proxy : `http://${proxy}`;
}

/**
 * NO_PROXY: names and their subdomains, with an optional port, and ranges of addresses such as
 * `127.0.0.0/8`, separated by commas or spaces; `*` is all.
 */
export function isExcluded(url: URL, noProxy: string | undefined): boolean {
  const port = url.port || DEFAULT_PORTS[url.protocol];
  return excludedIn(noProxy).some((entry) => {
    if (entry === '*') return true;
    if (entry.includes('/')) return isInRange(url.hostname, entry);
    const [suffix, entryPort] = partsOf(entry);
    if (entryPort !== undefined && entryPort !== port) return false;
    return suffix !== '' && (url.hostname === suffix || url.hostname.endsWith(`.${suffix}`));
  });
}

function excludedIn(noProxy: string | undefined): readonly string[] {
  return (noProxy ?? '')
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean);
}

/** A range that cannot be read holds nothing. */
function isInRange(hostname: string, range: string): boolean {
  const [, network = '', bits] = /^\[?([\da-f.:]+)\]?\/(\d{1,3})$/.exec(range) ?? [];
  const familyOf = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4');
  const address = hostname.replace(/^\[|\]$/g, '');
  const inRange = new BlockList();
  try {
    inRange.addSubnet(network, Number(bits), familyOf(network));
    return inRange.check(address, familyOf(address));
  } catch {
    return false;
  }
}

/** Name, without a dot before it, and port of an entry. An IPv6 address without brackets has no port. */
function partsOf(entry: string): readonly [suffix: string, port: string | undefined] {
  if (/^[^[]*:[^:]*:/.test(entry)) return [`[${entry}]`, undefined];
  const [, name = '', port] = /^(\[[^\]]+\]|[^:]+)(?::(\d+))?$/.exec(entry) ?? [];
  return [name.replace(/^\*?\.?/, ''), port];
}

/** True when a proxy is set and our local address is not excluded: other programs may send local calls to it. */
export function loopbackIsProxied(settings: ProxySettings, port: number | null = null): boolean {
  if (!settings.httpProxy && !settings.httpsProxy) return false;
  return !isExcluded(new URL(`http://127.0.0.1:${port ?? 80}`), settings.noProxy);
}
