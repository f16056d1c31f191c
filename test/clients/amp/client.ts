import type { RealClient } from '../real-client.ts';

/** Its doctor wants an account, and asks nobody whether this one exists. */
const account = { AMP_API_KEY: 'sgamp_of-a-test', AMP_URL: 'http://127.0.0.1:9' };

export const amp: RealClient = {
  id: 'amp',
  assistant: 'amp',
  configFile: '.config/amp/settings.json',
  introducesItselfAs: 'amp-mcp-client',
  look: async ({ machine, bin }) =>
    (await machine.run([bin('amp'), 'mcp', 'doctor'], account)).text,
  connected: /dynamosql \(user settings\): connected/,
  refused: /dynamosql \(user settings\): error/,
};
