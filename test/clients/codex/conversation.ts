import type { Conversation } from '../conversation.ts';
import { codex } from './client.ts';

export const talkToCodex: Conversation = {
  client: codex,
  settings: (modelOrigin) =>
    [
      'model = "fake"',
      'model_provider = "loop"',
      'approval_policy = "never"',
      '',
      '[model_providers.loop]',
      'name = "loop"',
      `base_url = "${modelOrigin}/v1"`,
      'wire_api = "responses"',
    ].join('\n'),
  // Our entry is the last one.
  allowing: (config) => `${config}default_tools_approval_mode = "approve"\n`,
  async talk({ machine, bin }) {
    const ask = ['exec', '--skip-git-repo-check', 'List the tables'];
    return (await machine.run([bin('codex'), ...ask])).text;
  },
};
