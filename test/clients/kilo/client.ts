import { join } from 'node:path';
import type { RealClient } from '../real-client.ts';

/** Made from opencode, with names of its own. */
const quiet = { KILO_DISABLE_AUTOUPDATE: 'true', KILO_DISABLE_MODELS_FETCH: 'true' };

export const kilo: RealClient = {
  id: 'kilo',
  assistant: 'kilo',
  configFile: '.config/kilo/kilo.jsonc',
  introducesItselfAs: 'kilo',
  look: async ({ machine, modules }) => {
    const program = join(modules, '@kilocode', 'cli-linux-x64', 'bin', 'kilo');
    return (await machine.run([program, 'mcp', 'list'], quiet)).text;
  },
  connected: /✓ dynamosql\s+connected/,
  refused: /✗ dynamosql\s+failed/,
};
