import type { RealClient } from '../real-client.ts';

export const qwenCode: RealClient = {
  id: 'qwen-code',
  assistant: 'qwen-code',
  configFile: '.qwen/settings.json',
  introducesItselfAs: 'mcp-test-client',
  look: async ({ machine, bin }) => (await machine.run([bin('qwen'), 'mcp', 'list'])).text,
  connected: /✓ dynamosql: .* - Connected/,
  refused: /✗ dynamosql: .* - Disconnected/,
};
