import { join } from 'node:path';
import type { ClientRun, RealClient } from '../real-client.ts';

/** Made from opencode, with names of its own. It would call home; there is no network in a test. */
const quiet = {
  KILO_DISABLE_AUTOUPDATE: 'true',
  KILO_DISABLE_CODEBASE_INDEXING: 'true',
  KILO_DISABLE_MODELS_FETCH: 'true',
  KILO_TELEMETRY_LEVEL: 'off',
};

export async function runKilo(
  { machine, modules }: ClientRun,
  ...args: readonly string[]
): Promise<string> {
  const program = join(modules, '@kilocode', 'cli-linux-x64', 'bin', 'kilo');
  return (await machine.run([program, ...args], quiet)).text;
}

export const kilo: RealClient = {
  id: 'kilo',
  assistant: 'kilo',
  configFile: '.config/kilo/kilo.jsonc',
  introducesItselfAs: 'kilo',
  look: (run) => runKilo(run, 'mcp', 'list'),
  connected: /✓ dynamosql\s+connected/,
  refused: /✗ dynamosql\s+failed/,
};
