import { describe, expect, it } from 'vitest';
import { createParameterNames } from '../../../src/main/core/bridge/parameter-names.ts';
import {
  requestHeaders,
  type SessionFacts,
  sessionHeaders,
  streamHeaders,
} from '../../../src/main/core/bridge/request-headers.ts';

const NO_SESSION: SessionFacts = { protocolVersion: undefined, sessionId: undefined };
const SESSION: SessionFacts = { protocolVersion: '2025-11-25', sessionId: 's1' };
const COMMON = {
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
};

const legacy = (method: string) => ({ jsonrpc: '2.0', id: 1, method });
const modern = (method: string, params: object = {}) => ({
  ...legacy(method),
  params: { ...params, _meta: { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' } },
});

function headers(message: Readonly<Record<string, unknown>>, session = NO_SESSION) {
  return requestHeaders(message, { session, parameterNames: createParameterNames() });
}

describe('the headers of a legacy message', () => {
  it('carry no version and no session before there is one', () => {
    expect(headers(legacy('initialize'))).toEqual(COMMON);
  });

  it('carry the agreed version and the session', () => {
    expect(headers(legacy('tools/list'), SESSION)).toEqual({
      ...COMMON,
      'mcp-protocol-version': '2025-11-25',
      'mcp-session-id': 's1',
    });
  });

  it('carry the version alone where the server has no sessions', () => {
    expect(sessionHeaders({ ...SESSION, sessionId: undefined })).toEqual({
      'mcp-protocol-version': '2025-11-25',
    });
  });

  it('are the same for an answer of the client, which names no method', () => {
    expect(headers({ jsonrpc: '2.0', id: 7, result: {} }, SESSION)).toMatchObject({
      'mcp-session-id': 's1',
    });
  });

  it('say where a stream goes on', () => {
    expect(streamHeaders(SESSION, '42')).toEqual({
      accept: 'text/event-stream',
      'mcp-protocol-version': '2025-11-25',
      'mcp-session-id': 's1',
      'last-event-id': '42',
    });
    expect(streamHeaders(NO_SESSION, undefined)).toEqual({ accept: 'text/event-stream' });
  });
});

describe('the headers of a modern message', () => {
  it('repeat its version and method, and carry no session', () => {
    expect(headers(modern('tools/list'), SESSION)).toEqual({
      ...COMMON,
      'mcp-protocol-version': '2026-07-28',
      'mcp-method': 'tools/list',
    });
  });

  it.each([
    ['tools/call', { name: 'run_sql' }, 'run_sql'],
    ['prompts/get', { name: 'Größe' }, '=?base64?R3LDtsOfZQ==?='],
    ['resources/read', { uri: 'dynamosql://tables/orders' }, 'dynamosql://tables/orders'],
  ])('repeat what %s names', (method, params, name) => {
    expect(headers(modern(method, params))).toMatchObject({ 'mcp-name': name });
  });

  it('name nothing for other methods', () => {
    expect(headers(modern('completion/complete', { name: 'x' }))).not.toHaveProperty('mcp-name');
  });

  it('carry the arguments that the tool list marks, on calls alone', () => {
    const parameterNames = createParameterNames();
    const inputSchema = { properties: { region: { type: 'string', 'x-mcp-header': 'Region' } } };
    parameterNames.learn([{ name: 'query', inputSchema }]);
    const known = { session: NO_SESSION, parameterNames };
    const parameters = { name: 'query', arguments: { region: 'eu' } };
    expect(requestHeaders(modern('tools/call', parameters), known)).toMatchObject({
      'mcp-param-region': 'eu',
    });
    expect(requestHeaders(modern('prompts/get', parameters), known)).not.toHaveProperty(
      'mcp-param-region',
    );
  });

  it('cannot be broken up by a method with a line break', () => {
    expect(headers(modern('a\r\nx: y'))['mcp-method']).toMatch(/^=\?base64\?/);
  });
});
