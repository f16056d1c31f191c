import { headerOf, type RequestHead } from './guard.ts';

export type Route =
  | {
      readonly kind: 'mcp';
      readonly pathKey: string | undefined;
      readonly bearer: string | undefined;
    }
  | { readonly kind: 'healthz' }
  | { readonly kind: 'readyz' }
  | { readonly kind: 'nowhere' };

const KEYED = /^\/k\/([^/]{1,200})\/mcp$/;
const BEARER = /^Bearer +(\S{1,500})$/i;
const MCP_METHODS: ReadonlySet<string> = new Set(['POST', 'GET', 'DELETE']);

/** Where a request wants to go. Everything unknown, `/.well-known/*` above all, is nowhere. */
export function routeOf(head: RequestHead): Route {
  const path = head.target.split('?', 1)[0] ?? '';
  const bearer = BEARER.exec(headerOf(head, 'authorization') ?? '')?.[1];
  if (path === '/mcp') return { kind: 'mcp', pathKey: undefined, bearer };
  const keyed = KEYED.exec(path);
  if (keyed) return { kind: 'mcp', pathKey: keyed[1], bearer };
  if (path === '/healthz' || path === '/readyz')
    return { kind: path === '/healthz' ? 'healthz' : 'readyz' };
  return { kind: 'nowhere' };
}

export function isMcpMethod(method: string): boolean {
  return MCP_METHODS.has(method);
}
