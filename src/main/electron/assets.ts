import { extname } from 'node:path';
import { protocol } from 'electron';

// The window's program comes from a scheme of its own: pages from files could read other files.

const SCHEME = 'dynamosql';
export const ORIGIN = `${SCHEME}://window`;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true } },
  ]);
}

export function serveAssets(
  session: Electron.Session,
  read: (name: string) => Promise<Uint8Array | undefined>,
): void {
  session.protocol.handle(SCHEME, async ({ url, method }) => {
    const { host, pathname } = new URL(url);
    const type = TYPES[extname(pathname)];
    if (method !== 'GET' || host !== 'window' || !type) return new Response(null, { status: 404 });
    const content = await read(decodeURIComponent(pathname.slice(1)));
    if (!content) return new Response(null, { status: 404 });
    return new Response(content, {
      headers: {
        'content-type': type,
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
      },
    });
  });
}
