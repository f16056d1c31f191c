import { describe, expect, it } from 'vitest';
import { bodylessEnvelope, readEnvelope } from '../../../src/main/core/gateway/envelope.ts';
import {
  foreignSessionAnswer,
  type Remembered,
  standbyAnswer,
} from '../../../src/main/core/gateway/standby.ts';
import { failure, sentenceOf } from '../../../src/shared/failure.ts';
import { headWith } from './heads.ts';

const what = failure('keychain_locked');
const nothing: Remembered = {
  tools: undefined,
  modernProven: false,
  version: '0.1.0',
  demo: false,
};
const modern = { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' };

function standIn(message: object, remembered: Partial<Remembered> = {}) {
  const body = JSON.stringify(message);
  const envelope = readEnvelope(body, headWith());
  const answer = standbyAnswer({
    failure: what,
    envelope,
    body,
    remembered: { ...nothing, ...remembered },
  });
  return { status: answer.status, body: answer.body === '' ? '' : JSON.parse(answer.body) };
}

describe('while the server cannot be asked', () => {
  it.each([
    ['2025-11-25', '2025-11-25'],
    ['2025-06-18', '2025-06-18'],
    ['2025-03-26', '2025-03-26'],
    ['2024-11-05', '2024-11-05'],
    ['2026-07-28', '2025-11-25'],
    ['1999-01-01', '2025-11-25'],
    [undefined, '2025-11-25'],
  ])('initialize for %s is answered with %s and says what is wrong', (asked, agreed) => {
    const params = { protocolVersion: asked };
    expect(standIn({ id: 1, method: 'initialize', params })).toEqual({
      status: 200,
      body: {
        jsonrpc: '2.0',
        id: 1,
        result: {
          protocolVersion: agreed,
          capabilities: { tools: {} },
          serverInfo: { name: 'dynamosql-tray', title: 'DynamoSQL', version: '0.1.0' },
          instructions: sentenceOf(what),
        },
      },
    });
  });

  it('the demo says that it is one', () => {
    const { body } = standIn({ id: 1, method: 'initialize' }, { demo: true });
    expect(body.result.serverInfo.title).toBe('DynamoSQL (demo data)');
  });

  it('ping is answered', () => {
    expect(standIn({ id: 1, method: 'ping' }).body).toEqual({ jsonrpc: '2.0', id: 1, result: {} });
  });

  it('the three documented tools are listed with an open schema', () => {
    const { tools, _meta: meta } = standIn({ id: 1, method: 'tools/list' }).body.result;
    const inputSchema = { type: 'object', additionalProperties: true };
    expect(tools).toHaveLength(3);
    for (const name of ['run_sql', 'list_tables', 'describe_table']) {
      expect(tools).toContainEqual({ name, inputSchema });
    }
    const note = { source: 'documented', reason: 'keychain_locked' };
    expect(meta).toEqual({ 'dynamosql-tray/standby': note });
  });

  it('the last list of our own probe is given, marked as such', () => {
    const tools = [{ name: 'run_sql', description: 'Runs', inputSchema: { type: 'object' } }];
    const { result } = standIn({ id: 1, method: 'tools/list' }, { tools }).body;
    expect(result.tools).toEqual(tools);
    expect(result._meta['dynamosql-tray/standby'].source).toBe('last-known');
  });

  it('an empty last list stays empty', () => {
    expect(standIn({ id: 1, method: 'tools/list' }, { tools: [] }).body.result.tools).toEqual([]);
  });

  it('server/discover of an unproven server sends the client to the legacy era', () => {
    const { status, body } = standIn({
      id: 1,
      method: 'server/discover',
      params: { _meta: modern },
    });
    expect([status, body.error.code]).toEqual([404, -32_601]);
  });

  it('server/discover is answered as modern when the server itself was proven to be', () => {
    const message = { id: 1, method: 'server/discover', params: { _meta: modern } };
    const { status, body } = standIn(message, { modernProven: true });
    expect(status).toBe(200);
    expect(body.result).toMatchObject({
      resultType: 'complete',
      supportedVersions: ['2026-07-28'],
      cacheScope: 'private',
      ttlMs: 0,
    });
  });

  it('a modern tools/list is answered only when the server was proven modern', () => {
    const message = { id: 1, method: 'tools/list', params: { _meta: modern } };
    expect(standIn(message).body.error.data.code).toBe('keychain_locked');
    expect(standIn(message, { modernProven: true }).body.result).toMatchObject({
      resultType: 'complete',
      cacheScope: 'private',
    });
  });

  it('a tool call says sentence and next step in the chat', () => {
    const message = { id: 9, method: 'tools/call', params: { name: 'run_sql' } };
    expect(standIn(message)).toEqual({
      status: 200,
      body: {
        jsonrpc: '2.0',
        id: 9,
        result: { content: [{ type: 'text', text: sentenceOf(what) }], isError: true },
      },
    });
  });

  it.each(['resources/list', 'prompts/list', 'constructor', '__proto__', 'toString'])(
    '%s is the JSON-RPC error',
    (method) => {
      const { status, body } = standIn({ id: 1, method });
      expect([status, body.id, body.error.code]).toEqual([200, 1, 1502]);
    },
  );

  it.each([{ method: 'notifications/initialized' }, { id: 1, result: {} }])(
    '%j is taken without an answer',
    (message) => expect(standIn(message)).toEqual({ status: 202, body: '' }),
  );

  it('a batch gets one error for each id', () => {
    const { status, body } = standIn([
      { id: 1, method: 'ping' },
      { id: 2, method: 'tools/call' },
    ]);
    expect([status, body.length]).toEqual([200, 2]);
  });

  it.each(['GET', 'DELETE'])('%s is answered 405', (method) => {
    const envelope = bodylessEnvelope(headWith({}, { method }));
    const answer = standbyAnswer({ failure: what, envelope, body: '', remembered: nothing });
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'POST' }, body: '' });
  });
});

describe('a session of another key', () => {
  it('looks ended to the caller', () => {
    const envelope = readEnvelope('{"id":3,"method":"tools/list"}', headWith());
    const answer = foreignSessionAnswer(failure('session_of_another_key'), envelope);
    expect(answer.status).toBe(404);
    expect(JSON.parse(answer.body)).toMatchObject({ id: 3, error: { code: 1407 } });
  });
});
