import { withFakeModel } from '../fake-model/fake-model.ts';
import type { ClientRun, RealClient } from '../real-client.ts';

/** With a model of one's own in place of GitHub's. */
export async function askCopilotCli(
  { machine, bin }: ClientRun,
  modelOrigin: string,
): Promise<string> {
  const ask = ['-p', 'List the tables', '--allow-all-tools', '--disable-builtin-mcps'];
  const { text } = await machine.run([bin('copilot'), ...ask], {
    COPILOT_OFFLINE: 'true',
    COPILOT_PROVIDER_BASE_URL: `${modelOrigin}/v1`,
    COPILOT_MODEL: 'fake',
  });
  return text;
}

/** Its lists do not connect; a prompt does. */
export const copilotCli: RealClient = {
  id: 'copilot-cli',
  assistant: 'copilot-cli',
  configFile: '.copilot/mcp-config.json',
  introducesItselfAs: 'copilot-cli',
  look: (run) => withFakeModel((modelOrigin) => askCopilotCli(run, modelOrigin)),
  connected: /The tool gave: .*customers/,
  // A server that it knows from before keeps its tools.
  refused: /There is no such tool|MCP server "dynamosql" requires authentication/,
};
