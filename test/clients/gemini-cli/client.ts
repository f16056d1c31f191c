import type { RealClient } from '../real-client.ts';

/** In a folder that it does not trust it shows every server as disabled. */
export const trusting = { GEMINI_CLI_TRUST_WORKSPACE: 'true' };

export const geminiCli: RealClient = {
  id: 'gemini-cli',
  assistant: 'gemini-cli',
  configFile: '.gemini/settings.json',
  introducesItselfAs: 'mcp-test-client',
  look: async ({ machine, bin }) =>
    (await machine.run([bin('gemini'), 'mcp', 'list'], trusting)).text,
  connected: /✓ dynamosql: .* - Connected/,
  refused: /✗ dynamosql: .* - Disconnected/,
};
