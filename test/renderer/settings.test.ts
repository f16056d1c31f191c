import { describe, expect, it } from 'vitest';
import { portOf, proxyMistake, serverMistake } from '../../src/renderer/settings/addresses.ts';

describe('a port', () => {
  it('is a whole number in the range that programs may use', () => {
    expect(portOf(' 3917 ', 17_864)).toEqual({ port: 3_917 });
    expect(portOf('1024', 17_864)).toEqual({ port: 1_024 });
    expect(portOf('65535', 17_864)).toEqual({ port: 65_535 });
  });

  it.each([
    ['', 'not-a-number'],
    ['80a', 'not-a-number'],
    ['-1', 'not-a-number'],
    ['1e4', 'not-a-number'],
    ['1023', 'out-of-range'],
    ['65536', 'out-of-range'],
    ['17864', 'same'],
  ])('is not “%s”: %s', (text, mistake) => {
    expect(portOf(text, 17_864)).toEqual({ mistake });
  });
});

describe('an address', () => {
  it('of the server is https, or on this computer', () => {
    expect(serverMistake('https://mcp.dynamosql.com/mcp')).toBeNull();
    expect(serverMistake('http://127.0.0.1:8080/mcp')).toBeNull();
    expect(serverMistake('http://[::1]:8080/mcp')).toBeNull();
    expect(serverMistake('http://mcp.dynamosql.com/mcp')).toBe('not-safe');
    expect(serverMistake('mcp.dynamosql.com')).toBe('not-an-address');
    expect(serverMistake('file:///etc')).toBe('not-an-address');
    expect(serverMistake('https://me:word@mcp.dynamosql.com')).toBe('holds-a-password');
  });

  it('of a proxy may be empty, and holds no password', () => {
    expect(proxyMistake('')).toBeNull();
    expect(proxyMistake('http://proxy.example:8080')).toBeNull();
    expect(proxyMistake('proxy.example')).toBe('not-an-address');
    expect(proxyMistake('http://me:word@proxy.example')).toBe('holds-a-password');
  });
});
