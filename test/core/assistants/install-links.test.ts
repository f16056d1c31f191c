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
