import { describe, expect, it } from 'vitest';
import {
  bodylessEnvelope,
  readEnvelope,
  unreadEnvelope,
} from '../../../src/main/core/gateway/envelope.ts';
import { headWith } from './heads.ts';

const read = (message: unknown, headers = {}) =>
  readEnvelope(typeof message === 'string' ? message : JSON.stringify(message), headWith(headers));
const modernMeta = {
  'io.modelcontextprotocol/protocolVersion': '2026-07-28',
  'io.modelcontextprotocol/clientInfo': { name: 'modern client', version: '1' },
};

describe('the envelope of a body', () => {
  it.each([
    [
      { jsonrpc: '2.0', id: 1, method: 'ping' },
      { kind: 'request', requests: [{ id: 1, method: 'ping' }] },
    ],
    [
      { id: 'a', method: 'ping' },
      { kind: 'request', requests: [{ id: 'a', method: 'ping' }] },
    ],
    [
      { id: 0, method: 'ping' },
      { kind: 'request', requests: [{ id: 0, method: 'ping' }] },
    ],
    [
      { id: null, method: 'ping' },
      { kind: 'request', requests: [{ id: null, method: 'ping' }] },
    ],
    [{ method: 'notifications/initialized' }, { kind: 'notification', requests: [] }],
    [
      { id: { a: 1 }, method: 'ping' },
      { kind: 'notification', requests: [] },
    ],
    [
      { id: 1, result: {} },
      { kind: 'response', requests: [] },
    ],
    [
      { id: 1, method: 7 },
      { kind: 'response', requests: [] },
    ],
    [[], { kind: 'batch', requests: [] }],
    [
      [{ id: 1, method: 'ping' }, { method: 'note' }, 7, null, { id: 2, method: 'tools/call' }],
      {
        kind: 'batch',
        requests: [
          { id: 1, method: 'ping' },
          { id: 2, method: 'tools/call' },
        ],
      },
    ],
    ['', { kind: 'unreadable', requests: [] }],
    ['{"id":1,', { kind: 'unreadable', requests: [] }],
    ['7', { kind: 'unreadable', requests: [] }],
    ['null', { kind: 'unreadable', requests: [] }],
    ['"ping"', { kind: 'unreadable', requests: [] }],
  ])('%j', (message, envelope) => expect(read(message)).toMatchObject(envelope));

  it('names the tool of a tool call, and of nothing else', () => {
    const params = { name: 'run_sql', arguments: { sql: 'SELECT 1' } };
    expect(read({ id: 1, method: 'tools/call', params }).tool).toBe('run_sql');
    expect(read({ id: 1, method: 'prompts/get', params }).tool).toBeUndefined();
    expect(read({ id: 1, method: 'tools/call', params: { name: 7 } }).tool).toBeUndefined();
  });

  it('keeps no arguments', () => {
    const params = { name: 'run_sql', arguments: { sql: 'SELECT secret' } };
    const envelope = read({ id: 1, method: 'tools/call', params });
    expect(JSON.stringify(envelope)).not.toContain('SELECT');
  });

  it.each([
    ['initialize of the legacy era', { params: { protocolVersion: '2025-11-25' } }, {}, 'legacy'],
    ['nothing', {}, {}, 'legacy'],
    ['a legacy header', {}, { 'mcp-protocol-version': '2025-06-18' }, 'legacy'],
    ['a modern header', {}, { 'mcp-protocol-version': '2026-07-28' }, 'modern'],
    ['a modern _meta', { params: { _meta: modernMeta } }, {}, 'modern'],
    ['the header Mcp-Method alone', {}, { 'mcp-method': 'tools/list' }, 'legacy'],
  ])('with %s tells the era', (_what, message, headers, era) => {
    expect(read({ id: 1, method: 'x', ...message }, headers).era).toBe(era);
  });

  it('knows the client of either era', () => {
    const params = { protocolVersion: '2025-06-18', clientInfo: { name: 'legacy client' } };
    expect(read({ id: 1, method: 'initialize', params })).toMatchObject({
      client: 'legacy client',
      protocolVersion: '2025-06-18',
    });
    expect(read({ id: 1, method: 'tools/list', params: { _meta: modernMeta } })).toMatchObject({
      client: 'modern client',
      protocolVersion: '2026-07-28',
    });
  });
});

describe('the envelope without a body', () => {
  it('of GET and DELETE is none', () => {
    const envelope = bodylessEnvelope(headWith({}, { method: 'GET' }));
    expect(envelope).toMatchObject({ kind: 'none', method: 'GET', requests: [] });
  });

  it('of a body too large to read goes by the headers', () => {
    const headers = { 'mcp-method': 'tools/call', 'mcp-protocol-version': '2026-07-28' };
    expect(unreadEnvelope(headWith(headers))).toMatchObject({
      kind: 'unreadable',
      method: 'tools/call',
      era: 'modern',
      requests: [],
    });
  });
});
