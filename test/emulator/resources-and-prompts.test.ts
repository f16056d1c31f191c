import { expect, test } from 'vitest';
import { freshToken, post, request, rpc } from './conversation.ts';
import { emulatorForFile } from './running-emulator.ts';

const emulator = emulatorForFile();

test('two documents are listed and can be read', async () => {
  const { result } = await rpc(emulator(), 'resources/list');
  const { resources } = result as { resources: { uri: string; mimeType: string }[] };
  expect(resources.map(({ uri, mimeType }) => [uri, mimeType])).toEqual([
    ['dynamosql://docs/sql-syntax', 'text/markdown'],
    ['dynamosql://docs/limitations', 'text/markdown'],
  ]);
  for (const { uri } of resources) {
    const read = await rpc(emulator(), 'resources/read', { uri });
    expect(read.result).toMatchObject({
      contents: [{ uri, mimeType: 'text/markdown', text: expect.stringMatching(/^# /) }],
    });
  }
});

test('the documents say what the engine does', async () => {
  const read = await rpc(emulator(), 'resources/read', { uri: 'dynamosql://docs/limitations' });
  for (const word of ['ROW_NUMBER', 'WITH RECURSIVE', 'CROSS JOIN', 'CAST', '1e3']) {
    expect(JSON.stringify(read)).toContain(word);
  }
});

test('an unknown document is an error', async () => {
  const { error } = await rpc(emulator(), 'resources/read', { uri: 'dynamosql://docs/nope' });
  expect([-32002, -32602]).toContain(error?.code);
});

test('there are no resource templates', async () => {
  const { result } = await rpc(emulator(), 'resources/templates/list');
  expect(result).toMatchObject({ resourceTemplates: [] });
});

test('two prompts are listed with their arguments', async () => {
  const { result } = await rpc(emulator(), 'prompts/list');
  expect(result).toMatchObject({
    prompts: [
      { name: 'explore_data', arguments: [{ name: 'schema_name', required: false }] },
      { name: 'write_query', arguments: [{ name: 'question', required: true }] },
    ],
  });
});

test.each([
  ['explore_data', {}, 'Explore the DynamoSQL data.'],
  ['explore_data', { schema_name: 'archive' }, 'in the schema "archive"'],
  ['write_query', { question: 'Who buys tents?' }, 'Who buys tents?'],
])('%s with %o becomes what the user says', async (name, args, words) => {
  const { result } = await rpc(emulator(), 'prompts/get', { name, arguments: args });
  expect(result).toMatchObject({
    messages: [{ role: 'user', content: { type: 'text', text: expect.stringContaining(words) } }],
  });
});

test.each([
  ['write_query', {}],
  ['nope', {}],
])('%s with %o is a JSON-RPC error', async (name, args) => {
  const { error } = await rpc(emulator(), 'prompts/get', { name, arguments: args });
  expect(error?.code).toBe(-32602);
});

test('neither needs a scope', async () => {
  const token = await freshToken(emulator(), { scope: '' });
  for (const method of ['resources/list', 'prompts/list']) {
    expect((await post(emulator(), request(method), { token })).status).toBe(200);
  }
});
