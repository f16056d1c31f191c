import type { Conversation } from '../conversation.ts';
import { askContinue, continueDev, continueWithModel } from './client.ts';

export const talkToContinue: Conversation = {
  client: continueDev,
  settings: continueWithModel,
  talk: (run) => askContinue(run, continueDev.configFile),
};
