import { describe, expect, it } from 'vitest';
import { createParameterNames } from '../../../src/main/core/bridge/parameter-names.ts';

const annotated = (header: unknown, type = 'string') => ({ type, 'x-mcp-header': header });

function headersFor(properties: object, given: object): Record<string, string> {
  const names = createParameterNames();
  names.learn([{ name: 'query', inputSchema: { type: 'object', properties } }]);
  return names.headersOf({ name: 'query', arguments: given });
}

describe('the parameters that travel as headers', () => {
  it('are those that the tool list marks', () => {
    const properties = { region: annotated('Region'), sql: { type: 'string' } };
    expect(headersFor(properties, { region: 'eu', sql: 'SELECT 1' })).toEqual({
      'mcp-param-region': 'eu',
    });
  });

  it('may lie deeper, where plain properties lead to them', () => {
    const properties = { where: { type: 'object', properties: { region: annotated('Region') } } };
    expect(headersFor(properties, { where: { region: 'eu' } })).toEqual({
      'mcp-param-region': 'eu',
    });
  });

  it('may be numbers and truths; unsafe texts are encoded', () => {
    const properties = {
      n: annotated('N', 'integer'),
      b: annotated('B', 'boolean'),
      t: annotated('T'),
    };
    expect(headersFor(properties, { n: 42, b: false, t: 'ä' })).toEqual({
      'mcp-param-n': '42',
      'mcp-param-b': 'false',
      'mcp-param-t': '=?base64?w6Q=?=',
    });
  });

  it.each([
    ['absent', {}],
    ['null', { x: null }],
    ['an object', { x: {} }],
    ['a list', { x: ['a'] }],
    ['a whole number that JavaScript cannot hold', { x: 2 ** 60 }],
  ])('leave out a value that is %s', (_what, given) => {
    expect(headersFor({ x: annotated('X') }, given)).toEqual({});
  });

  it.each([
    ['with a line break', 'X\r\nY'],
    ['with a space', 'a b'],
    ['empty', ''],
    ['a number', 7],
  ])('leave out a header name that is no name: %s', (_what, header) =>
    expect(headersFor({ x: annotated(header) }, { x: 'a' })).toEqual({}),
  );

  it('are none for a tool that was never listed', () => {
    expect(createParameterNames().headersOf({ name: 'query', arguments: { x: 1 } })).toEqual({});
  });

  it('follow the last list', () => {
    const names = createParameterNames();
    const listed = (header: string) => [
      { name: 'query', inputSchema: { properties: { x: annotated(header) } } },
    ];
    names.learn(listed('Old'));
    names.learn(listed('New'));
    expect(names.headersOf({ name: 'query', arguments: { x: 'a' } })).toEqual({
      'mcp-param-new': 'a',
    });
  });

  it.each([undefined, null, 'text', [null, 7, {}, { name: 'query' }]])(
    'are not confused by a list like %j',
    (tools) => {
      const names = createParameterNames();
      names.learn(tools);
      expect(names.headersOf({ name: 'query', arguments: {} })).toEqual({});
    },
  );
});
