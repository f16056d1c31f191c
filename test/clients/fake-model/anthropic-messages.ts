import { z } from 'zod';
import type { ModelFormat, StreamEvent } from './format.ts';

const bodySchema = z.object({
  tools: z.array(z.object({ name: z.string() })).default([]),
  messages: z.array(
    z.object({
      content: z.union([
        z.string(),
        z.array(z.looseObject({ type: z.string(), content: z.unknown().optional() })),
      ]),
    }),
  ),
});

const usage = { input_tokens: 1, output_tokens: 1 };

function message(stopReason: string, block: readonly StreamEvent[]): StreamEvent[] {
  const started = { id: 'msg_1', type: 'message', role: 'assistant', model: 'fake', content: [] };
  return [
    { data: { type: 'message_start', message: { ...started, stop_reason: null, usage } } },
    ...block,
    { data: { type: 'content_block_stop', index: 0 } },
    { data: { type: 'message_delta', delta: { stop_reason: stopReason }, usage } },
    { data: { type: 'message_stop' } },
  ].map(({ data }) => ({ event: (data as { type: string }).type, data }));
}

const block = (content: unknown, delta: unknown): StreamEvent[] => [
  { data: { type: 'content_block_start', index: 0, content_block: content } },
  { data: { type: 'content_block_delta', index: 0, delta } },
];

/** POST /v1/messages, as Claude Code asks. */
export const anthropicMessages: ModelFormat = {
  path: /^\/v1\/messages$/,
  read(body) {
    const { tools, messages } = bodySchema.parse(body);
    const blocks = messages.flatMap(({ content }) => (typeof content === 'string' ? [] : content));
    const result = blocks.find(({ type }) => type === 'tool_result');
    return { tools, result: result && JSON.stringify(result.content) };
  },
  callTool: ({ name }) =>
    message(
      'tool_use',
      block(
        { type: 'tool_use', id: 'toolu_1', name, input: {} },
        { type: 'input_json_delta', partial_json: '{}' },
      ),
    ),
  say: (text) =>
    message('end_turn', block({ type: 'text', text: '' }, { type: 'text_delta', text })),
};
