import { amp } from './amp/client.ts';
import { claudeCode } from './claude-code/client.ts';
import { cline } from './cline/client.ts';
import { codex } from './codex/client.ts';
import { continueDev } from './continue/client.ts';
import { copilotCli } from './copilot-cli/client.ts';
import { geminiCli } from './gemini-cli/client.ts';
import { inspector } from './inspector/client.ts';
import { kilo } from './kilo/client.ts';
import { mcpRemote } from './mcp-remote/client.ts';
import { opencode } from './opencode/client.ts';
import { qwenCode } from './qwen-code/client.ts';
import type { RealClient } from './real-client.ts';

interface Choice<T> {
  readonly everyTime: readonly T[];
  /** What is not worth every run's minutes: `npm run test:clients -- all`. */
  readonly onRequest: readonly T[];
}

export function inThisRun<T>({ everyTime, onRequest }: Choice<T>): readonly T[] {
  return process.env['TEST_CLIENTS'] === 'all' ? [...everyTime, ...onRequest] : everyTime;
}

export const clients: readonly RealClient[] = inThisRun({
  everyTime: [inspector, claudeCode, codex, geminiCli, opencode],
  onRequest: [mcpRemote, qwenCode, copilotCli, kilo, amp, cline, continueDev],
});
