import { describe, expect, it } from 'vitest';
import { describeTable, listTables, runSql } from '../../../src/main/core/tables/catalog.ts';
import { contentOf, rowsOf } from '../../../src/main/core/tables/rows.ts';
import { sqlPropertyOf } from '../../../src/main/core/tables/tool-arguments.ts';
import { failure } from '../../../src/shared/failure.ts';
import { createFakeSession, toolAnswer } from '../../fakes/mcp-session.ts';
import { failureIn, valueIn } from '../../fakes/outcome.ts';

const sqlTool = (properties: object, required: readonly string[] = []) => ({
  name: 'run_sql',
  description: undefined,
  inputSchema: { type: 'object', properties, required },
});
const text = { type: 'string' };
const shown = { columns: ['a', 'b'], rows: [[1, 2]], truncated: false };

describe('rows', () => {
  it.each([
    ['columns and arrays', { columns: ['a', 'b'], rows: [[1, 2]] }],
    ['columns and objects', { columns: ['a', 'b'], rows: [{ b: 2, a: 1 }] }],
    [
      'columns as objects',
      { columns: [{ name: 'a', type: 'number' }, { name: 'b' }], rows: [[1, 2]] },
    ],
    [
      'the form of REST',
      { columns: [{ name: 'a' }, { name: 'b' }], data: [[1, 2]], firstRowIdx: 0 },
    ],
    ['objects alone', { rows: [{ a: 1, b: 2 }] }],
    ['objects under data', { data: [{ a: 1, b: 2 }], row_count: 1 }],
    ['a null resumeIdx', { columns: ['a', 'b'], rows: [[1, 2]], resumeIdx: null }],
  ])('as %s are shown alike', (_form, content) => expect(valueIn(rowsOf(content))).toEqual(shown));

  it.each([{ truncated: true }, { resumeIdx: 100 }, { resumeIdx: 0 }])(
    'with %j are not all there are',
    (more) => expect(valueIn(rowsOf({ rows: [], ...more })).truncated).toBe(true),
  );

  it('need not have the same attributes', () => {
    const content = { rows: [{ a: 1 }, { b: { c: [2] } }, 'odd', null] };
    expect(valueIn(rowsOf(content))).toMatchObject({
      columns: ['a', 'b'],
      rows: [
        [1, null],
        [null, { c: [2] }],
        [null, null],
        [null, null],
      ],
    });
  });

  it('without names are numbered', () => {
    expect(valueIn(rowsOf({ rows: [[1, 2]] })).columns).toEqual(['column 1', 'column 2']);
  });

  it.each([undefined, null, 7, 'text', {}, { rows: {} }, { rows: 'many' }])(
    'are not found in %j',
    (content) => expect(failureIn(rowsOf(content)).code).toBe('protocol_failed'),
  );
});

describe('the content of a tool answer', () => {
  it('that is an error quotes the server', () => {
    const refusal = contentOf({ isError: true, content: undefined, text: 'Table not found' });
    expect(failureIn(refusal)).toMatchObject({ code: 'tool_failed', quoted: 'Table not found' });
  });

  it('that is no JSON is said to be none', () => {
    const prose = contentOf({ isError: false, content: undefined, text: 'prose' });
    expect(failureIn(prose).code).toBe('protocol_failed');
  });
});

describe('the argument that takes the SQL', () => {
  it.each([
    ['by its name', { sql: text, max_rows: { type: 'integer' } }, ['sql'], 'sql'],
    ['by another name', { limit: { type: 'integer' }, query: text }, [], 'query'],
    ['as a statement', { statement: text, schema_name: text }, [], 'statement'],
    ['as the one required text', { schema_name: text, code: text }, ['code'], 'code'],
    ['without a type', { sql: {} }, [], 'sql'],
    ['not when it is a number', { sql: { type: 'integer' }, code: text }, ['code'], 'code'],
    ['by guess when nothing fits', { schema_name: text }, [], 'sql'],
  ])('is found %s', (_how, properties, required, name) =>
    expect(sqlPropertyOf(sqlTool(properties, required))).toBe(name),
  );

  it.each([undefined, null, 'schema', { properties: [] }])(
    'is guessed for the schema %j',
    (schema) => expect(sqlPropertyOf({ ...sqlTool({}), inputSchema: schema })).toBe('sql'),
  );
});

describe('asking the server', () => {
  const tools = [sqlTool({ query: text })];

  it('lists the default schema, or the one named', async () => {
    const session = createFakeSession();
    valueIn(await listTables(session, null));
    valueIn(await listTables(session, 'west'));
    expect(session.calls.map(({ toolArguments }) => toolArguments)).toEqual([
      {},
      { schema_name: 'west' },
    ]);
  });

  it('describes a table and keeps fields it does not know', async () => {
    const content = { columns: [{ name: 'id', kind: 'new' }], attribute_types: { id: 'S' } };
    const session = createFakeSession({ answer: toolAnswer(content) });
    expect(valueIn(await describeTable(session, { table: 'orders', schema: null }))).toEqual(
      content,
    );
    expect(session.calls[0]?.toolArguments).toEqual({ table_name: 'orders' });
  });

  it('sends the SQL under the name that the live schema gives', async () => {
    const session = createFakeSession({
      tools,
      answer: toolAnswer({ rows: [[1]], columns: ['a'] }),
    });
    valueIn(await runSql(session, 'SELECT 1'));
    expect(session.calls).toEqual([{ tool: 'run_sql', toolArguments: { query: 'SELECT 1' } }]);
  });

  it('sends no write', async () => {
    const session = createFakeSession({ tools });
    expect(failureIn(await runSql(session, 'DROP TABLE orders')).code).toBe('not_a_query');
    expect(session.calls).toEqual([]);
  });

  it('says when the tool is not offered', async () => {
    expect(failureIn(await runSql(createFakeSession({ tools: [] }), 'SELECT 1')).code).toBe(
      'tool_missing',
    );
  });

  it.each([
    [toolAnswer({ tables: 'many' }), 'protocol_failed'],
    [{ isError: true, content: undefined, text: 'no' }, 'tool_failed'],
    [failure('connection_lost'), 'connection_lost'],
  ])('passes on %j as %s', async (answer, code) => {
    expect(failureIn(await listTables(createFakeSession({ answer }), null)).code).toBe(code);
  });
});
