import { z } from 'zod';
import type { ModelFormat, OfferedTool, StreamEvent } from './format.ts';

const toolSchema = z.looseObject({ name: z.string().optional() });
const bodySchema = z.object({
  tools: z
    .array(toolSchema.extend({ type: z.string(), tools: z.array(toolSchema).optional() }))
    .default([]),
  input: z.array(z.looseObject({ type: z.string().optional(), output: z.unknown().optional() })),
});

type OfferedOrGroup = z.infer<typeof bodySchema>['tools'][number];

/** A server's tools come in a group that bears its name. */
function flattened({ name = '', tools }: OfferedOrGroup): OfferedTool[] {
  if (!tools) return [{ name }];
  return tools.map((tool) => ({ name: tool.name ?? '', namespace: name }));
}

function answer(item: Readonly<Record<string, unknown>>): StreamEvent[] {
  const usage = { input_tokens: 1, output_tokens: 1, total_tokens: 2 };
  return [
    { type: 'response.created', response: { id: 'resp_1' } },
    { type: 'response.output_item.added', output_index: 0, item },
    { type: 'response.output_item.done', output_index: 0, item },
    { type: 'response.completed', response: { id: 'resp_1', output: [item], usage } },
  ].map((data) => ({ event: data.type, data }));
}

/** POST /v1/responses, as Codex asks. */
export const openaiResponses: ModelFormat = {
  path: /^\/v1\/responses$/,
  read(body) {
    const { tools, input } = bodySchema.parse(body);
    const result = input.find(({ type }) => type === 'function_call_output');
    return { tools: tools.flatMap(flattened), result: result && JSON.stringify(result.output) };
  },
  callTool: (tool) =>
    answer({ type: 'function_call', id: 'fc_1', call_id: 'call_1', arguments: '{}', ...tool }),
  say: (text) => {
    const content = [{ type: 'output_text', text, annotations: [] }];
    return answer({ type: 'message', id: 'msg_1', role: 'assistant', content });
  },
};
