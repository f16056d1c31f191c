import type { Conversation } from '../conversation.ts';
import { askCline, cline } from './client.ts';

export const talkToCline: Conversation = {
  client: cline,
  settings: () => '{}',
  whenRevoked: /rejected its configured Authorization header/,
  leaves: /--cline-hub-daemon/,
  talk: askCline,
};
