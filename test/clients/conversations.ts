import { talkToClaudeCode } from './claude-code/conversation.ts';
import { inThisRun } from './clients.ts';
import { talkToCline } from './cline/conversation.ts';
import { talkToCodex } from './codex/conversation.ts';
import { talkToContinue } from './continue/conversation.ts';
import type { Conversation } from './conversation.ts';
import { talkToCopilotCli } from './copilot-cli/conversation.ts';
import { talkToGeminiCli } from './gemini-cli/conversation.ts';
import { talkToKilo } from './kilo/conversation.ts';
import { talkToOpencode } from './opencode/conversation.ts';
import { talkToQwenCode } from './qwen-code/conversation.ts';

/** Every client that asks a model of ours; the others have no chat, or want an account for it. */
export const conversations: readonly Conversation[] = inThisRun({
  everyTime: [talkToClaudeCode, talkToCodex, talkToGeminiCli, talkToOpencode],
  onRequest: [talkToQwenCode, talkToCopilotCli, talkToKilo, talkToCline, talkToContinue],
});
