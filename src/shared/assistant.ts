/** Ids of the known assistants: part of the command line's contract. */
export const assistantIds = [
  'claude-desktop',
  'claude-code',
  'codex',
  'cursor',
  'vs-code',
  'visual-studio',
  'copilot-cli',
  'devin-desktop',
  'gemini-cli',
  'antigravity',
  'zed',
  'cline',
  'kilo',
  'continue',
  'jetbrains',
  'junie',
  'goose',
  'opencode',
  'warp',
  'amp',
  'lm-studio',
  'raycast',
  'kiro',
  'qwen-code',
  'other',
] as const;
export type AssistantId = (typeof assistantIds)[number];

export function isAssistantId(text: string): text is AssistantId {
  return (assistantIds as readonly string[]).includes(text);
}

/** Those whose configuration is only ever pasted: no file of theirs is edited. */
const byHand: readonly AssistantId[] = ['jetbrains', 'raycast', 'other'];

export function isConnectedByHand(assistant: AssistantId): boolean {
  return byHand.includes(assistant);
}

/**
 * Who calls: an assistant with a key of its own, or the key of one run (`run`), a keyless caller of
 * `serve --open` (`open`), or the verifier (`verifier`).
 */
export type CallerId = AssistantId | 'run' | 'open' | 'verifier';
