import { z } from 'zod';
import type { ModelFormat, StreamEvent } from './format.ts';

const toolSchema = z.object({
  functionDeclarations: z.array(z.object({ name: z.string() })).default([]),
});
const bodySchema = z.object({
  tools: z.array(toolSchema).default([]),
  contents: z.array(
    z.object({
      parts: z.array(z.looseObject({ functionResponse: z.unknown().optional() })).default([]),
    }),
  ),
});

const answer = (part: unknown): StreamEvent[] => [
  {
    data: {
      candidates: [{ index: 0, content: { role: 'model', parts: [part] }, finishReason: 'STOP' }],
      usageMetadata: { promptTokenCount: 1, candidatesTokenCount: 1, totalTokenCount: 2 },
    },
  },
];

/** POST …:streamGenerateContent, as Gemini CLI asks. */
export const geminiContent: ModelFormat = {
  path: /:streamGenerateContent$/,
  read(body) {
    const { tools, contents } = bodySchema.parse(body);
    const parts = contents.flatMap((content) => content.parts);
    const result = parts.find(({ functionResponse }) => functionResponse !== undefined);
    return {
      tools: tools.flatMap(({ functionDeclarations }) => functionDeclarations),
      result: result && JSON.stringify(result.functionResponse),
    };
  },
  callTool: ({ name }) => answer({ functionCall: { name, args: {} } }),
  say: (text) => answer({ text }),
};
