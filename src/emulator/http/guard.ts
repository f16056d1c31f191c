const LOOPBACK = String.raw`(?:127\.0\.0\.1|localhost|\[::1\])`;
const LOOPBACK_HOST = new RegExp(`^${LOOPBACK}(?::\\d{1,5})?$`, 'i');
const LOOPBACK_ORIGIN = new RegExp(`^https?://${LOOPBACK}:(\\d{1,5})$`, 'i');

interface RequestHead {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
}

/**
 * Decides from the head alone, before the body is read, whether a request may come in: a web page
 * that had its name resolved to 127.0.0.1 shows itself by its `Host`, any other by its `Origin`
 * (MCP transports, "Security Warning").
 * @returns why the request is refused, or undefined when it may pass
 */
export function guard(head: RequestHead, ownPort: number): string | undefined {
  if (!LOOPBACK_HOST.test(head.host ?? '')) return 'Host not allowed';
  if (head.origin !== undefined && originPort(head.origin) !== ownPort) return 'Origin not allowed';
  return undefined;
}

function originPort(origin: string): number | undefined {
  const port = LOOPBACK_ORIGIN.exec(origin)?.[1];
  return port === undefined ? undefined : Number(port);
}
