import { z } from 'zod';
import type { ModelFormat, StreamEvent } from './format.ts';

const bodySchema = z.object({
  tools: z.array(z.object({ function: z.object({ name: z.string() }) })).default([]),
  messages: z.array(z.looseObject({ role: z.string(), content: z.unknown().optional() })),
});

function chunks(delta: unknown, finishReason: string): StreamEvent[] {
  const of = (choice: object) => ({
    id: 'chat_1',
    object: 'chat.completion.chunk',
    created: 0,
    model: 'fake',
    choices: [{ index: 0, ...choice }],
  });
  return [
    { data: of({ delta, finish_reason: null }) },
    { data: of({ delta: {}, finish_reason: finishReason }) },
  ];
}

/** POST /v1/chat/completions, as opencode, Qwen Code and Copilot CLI ask. */
export const openaiChat: ModelFormat = {
  path: /^\/v1\/chat\/completions$/,
  read(body) {
    const { tools, messages } = bodySchema.parse(body);
    const result = messages.find(({ role }) => role === 'tool');
    return {
      tools: tools.map((tool) => ({ name: tool.function.name })),
      result: result && JSON.stringify(result.content),
    };
  },
  callTool: ({ name }) => {
    const call = { index: 0, id: 'call_1', type: 'function', function: { name, arguments: '{}' } };
    return chunks({ role: 'assistant', content: null, tool_calls: [call] }, 'tool_calls');
  },
  say: (content) => chunks({ role: 'assistant', content }, 'stop'),
};
