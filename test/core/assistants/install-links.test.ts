import { describe, expect, it } from 'vitest';
import { installLink, isInstallLink } from '../../../src/main/core/assistants/install-links.ts';
import { assistantIds } from '../../../src/shared/assistant.ts';
import { connection, KEY } from './connecting.ts';

const linked = assistantIds.filter((id) => installLink(id, connection) !== undefined);
const addressOf = (id: (typeof assistantIds)[number]): URL =>
  new URL(installLink(id, connection) ?? 'none:');

describe('install links', () => {
  it('are known of those that take one', () => {
    expect([...linked].sort()).toEqual([
      'cursor',
      'goose',
      'kiro',
      'lm-studio',
      'visual-studio',
      'vs-code',
    ]);
  });

  it.each(linked)('of %s may be opened', (id) => {
    expect(isInstallLink(installLink(id, connection) ?? '')).toBe(true);
  });

  it.each([
    'https://kiro.dev/elsewhere?name=x',
    'https://example.com/launch/mcp/add?name=x',
    'file:///etc/passwd',
    'vscode:extension/x',
    'cursor://anysphere.cursor-deeplink/mcp/install/../../x?name=y',
    'javascript:alert(1)',
    '',
  ])('are none of the others: %j', (address) => {
    expect(isInstallLink(address)).toBe(false);
  });

  it.each(linked)('of %s pass no key by a web page', (id) => {
    const address = addressOf(id);
    const isWebPage = /^https?:$/.test(address.protocol);
    const told = decodeURIComponent(decodeURIComponent(address.href));
    const held = /config=([\w+/=]+)$/.exec(told)?.[1] ?? '';
    const hasKey = `${told}${Buffer.from(held, 'base64').toString('utf8')}`.includes(KEY);
    expect(hasKey).toBe(!isWebPage);
  });
});

interface Install {
  readonly name: unknown;
  readonly url: unknown;
  readonly headers: unknown;
}

const fromJson = (text: string): Record<string, unknown> => JSON.parse(text);
const fromBase64 = (text: string): Record<string, unknown> =>
  fromJson(Buffer.from(text, 'base64').toString('utf8'));
const queryOf = (address: string): string => address.slice(address.indexOf('?') + 1);

/** The whole query is one JSON text: the handlers decode it once, and parse it. */
function readOneJson(address: string): Install {
  const { name, type, url, headers } = fromJson(decodeURIComponent(queryOf(address)));
  expect(type).toBe('http');
  return { name, url, headers };
}

/** `config` is Base64 of the server alone, with its signs encoded for a query. */
function readBase64Config(address: string): Install {
  expect(queryOf(address)).not.toMatch(/[+/]|=.*=.*=/);
  const query = new URLSearchParams(queryOf(address));
  const { url, headers } = fromBase64(query.get('config') ?? '');
  return { name: query.get('name'), url, headers };
}

/** As Goose's own handler: a header is cut at `=` into two parts, and its value decoded once more. */
function readGoose(address: string): Install {
  const query = new URL(address).searchParams;
  const headers = query.getAll('header').map((header) => {
    const [name = '', value = ''] = header.split('=');
    return [name, decodeURIComponent(value)] as const;
  });
  const [name, url] = [query.get('name'), query.get('url')];
  return { name, url, headers: Object.fromEntries(headers) };
}

const byAddress = {
  name: 'dynamosql',
  url: 'http://127.0.0.1:17864/mcp',
  headers: { Authorization: `Bearer ${KEY}` },
};

describe('as its assistant reads it, the link of', () => {
  it.each([
    ['vs-code', 'vscode:mcp/install', readOneJson],
    ['visual-studio', 'vsweb+mcp:/install', readOneJson],
    ['cursor', 'cursor://anysphere.cursor-deeplink/mcp/install', readBase64Config],
    ['lm-studio', 'lmstudio://add_mcp', readBase64Config],
    ['goose', 'goose://extension', readGoose],
  ] as const)('%s names our server, its address and the header', (id, to, read) => {
    const address = installLink(id, connection) ?? '';
    expect(address.replace(/\?.*$/s, '')).toBe(to);
    expect(read(address)).toEqual(byAddress);
  });

  it('kiro starts our bridge, and its page on the web gets no key', () => {
    const address = new URL(installLink('kiro', connection) ?? '');
    expect(`${address.origin}${address.pathname}`).toBe('https://kiro.dev/launch/mcp/add');
    expect(address.searchParams.get('name')).toBe('dynamosql');
    expect(fromJson(address.searchParams.get('config') ?? '')).toEqual({
      command: '/usr/bin/dynamosql-tray',
      args: ['stdio', '--assistant', 'kiro'],
    });
    expect(address.href).not.toContain(KEY);
  });
});
