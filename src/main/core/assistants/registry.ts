import type { AssistantId } from '../../../shared/assistant.ts';
import type { AssistantDefinition } from './definition.ts';
import { claudeCode } from './known/claude-code.ts';
import { claudeDesktop } from './known/claude-desktop.ts';
import { codex } from './known/codex.ts';
import { copilotCli } from './known/copilot-cli.ts';
import { cursor } from './known/cursor.ts';
import { geminiCli } from './known/gemini-cli.ts';
import { opencode } from './known/opencode.ts';
import { other } from './known/other.ts';
import { qwenCode } from './known/qwen-code.ts';
import { vsCode } from './known/vs-code.ts';

const definitions: readonly AssistantDefinition[] = [
  claudeDesktop,
  claudeCode,
  codex,
  cursor,
  vsCode,
  copilotCli,
  geminiCli,
  opencode,
  qwenCode,
  other,
];

// Known by name, configured by the general form until each has a file of its own.
const names: Readonly<Partial<Record<AssistantId, string>>> = {
  'visual-studio': 'Visual Studio',
  'devin-desktop': 'Devin Desktop',
  antigravity: 'Antigravity',
  zed: 'Zed',
  cline: 'Cline',
  kilo: 'Kilo',
  continue: 'Continue',
  jetbrains: 'JetBrains AI Assistant',
  junie: 'Junie',
  goose: 'Goose',
  warp: 'Warp',
  amp: 'Amp',
  'lm-studio': 'LM Studio',
  raycast: 'Raycast',
  kiro: 'Kiro',
};

/** The assistant's definition; those without one of their own get the general forms. */
export function definitionOf(id: AssistantId): AssistantDefinition {
  return (
    definitions.find((definition) => definition.id === id) ?? {
      ...other,
      id,
      name: names[id] ?? id,
    }
  );
}
