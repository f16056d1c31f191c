import type { RealClient } from '../real-client.ts';

/** Keeps it from calling home; there is no network in a test. */
export const quiet = {
  CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
  DISABLE_AUTOUPDATER: '1',
  DISABLE_TELEMETRY: '1',
};

export const claudeCode: RealClient = {
  id: 'claude-code',
  assistant: 'claude-code',
  configFile: '.claude.json',
  introducesItselfAs: 'claude-code',
  look: async ({ machine, bin }) => (await machine.run([bin('claude'), 'mcp', 'list'], quiet)).text,
  connected: /dynamosql: .* - ✔ Connected/,
  refused: /dynamosql: .* - ✘ Failed to connect/,
  quotesUs: true,
};
