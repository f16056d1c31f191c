import type { RealClient } from '../real-client.ts';

/** Keeps it from fetching lists and updates; there is no network in a test. */
export const quiet = {
  OPENCODE_DISABLE_AUTOUPDATE: 'true',
  OPENCODE_DISABLE_LSP_DOWNLOAD: 'true',
  OPENCODE_DISABLE_MODELS_FETCH: 'true',
};

export const opencode: RealClient = {
  id: 'opencode',
  assistant: 'opencode',
  configFile: '.config/opencode/opencode.json',
  introducesItselfAs: 'opencode',
  look: async ({ machine, bin }) =>
    (await machine.run([bin('opencode'), 'mcp', 'list'], quiet)).text,
  connected: /✓ dynamosql\s+connected/,
  refused: /✗ dynamosql\s+failed/,
};
