import { startFakeModel } from '../fake-model/fake-model.ts';
import type { RealClient } from '../real-client.ts';

/** Its lists do not connect; a prompt does, with a model of one's own in place of GitHub's. */
export const copilotCli: RealClient = {
  id: 'copilot-cli',
  assistant: 'copilot-cli',
  configFile: '.copilot/mcp-config.json',
  introducesItselfAs: 'copilot-cli',
  async look({ machine, bin }) {
    const model = await startFakeModel('list_tables');
    const ask = ['-p', 'List the tables', '--allow-all-tools', '--disable-builtin-mcps'];
    const { text } = await machine.run([bin('copilot'), ...ask], {
      COPILOT_OFFLINE: 'true',
      COPILOT_PROVIDER_BASE_URL: `${model.origin}/v1`,
      COPILOT_MODEL: 'fake',
    });
    await model.close();
    return text;
  },
  connected: /The tool gave: .*customers/,
  refused: /There is no such tool/,
};
