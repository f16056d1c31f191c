import { amp } from './amp/client.ts';
import { claudeCode } from './claude-code/client.ts';
import { codex } from './codex/client.ts';
import { copilotCli } from './copilot-cli/client.ts';
import { geminiCli } from './gemini-cli/client.ts';
import { inspector } from './inspector/client.ts';
import { kilo } from './kilo/client.ts';
import { mcpRemote } from './mcp-remote/client.ts';
import { opencode } from './opencode/client.ts';
import { qwenCode } from './qwen-code/client.ts';
import type { RealClient } from './real-client.ts';

const everyTime: readonly RealClient[] = [inspector, claudeCode, codex, geminiCli, opencode];
const onRequest: readonly RealClient[] = [mcpRemote, qwenCode, copilotCli, kilo, amp];

/** The clients of this run; `TEST_CLIENTS=all` adds those that are not worth every run's minutes. */
export const clients: readonly RealClient[] =
  process.env['TEST_CLIENTS'] === 'all' ? [...everyTime, ...onRequest] : everyTime;
