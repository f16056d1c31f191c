import type { Conversation } from '../conversation.ts';
import { talkToOpencode } from '../opencode/conversation.ts';
import { kilo, runKilo } from './client.ts';

export const talkToKilo: Conversation = {
  client: kilo,
  settings: talkToOpencode.settings,
  talk: (run) => runKilo(run, 'run', '--auto', 'List the tables'),
};
