import type { AssistantId } from './assistant.ts';

interface AssistantName {
  readonly name: string;
  /** Two letters that stand for it: no foreign logos. No two are the same. */
  readonly monogram: string;
}

/** How people know the assistants, for surfaces that list those that never called. */
export const assistantNames: Readonly<Record<AssistantId, AssistantName>> = {
  'claude-desktop': { name: 'Claude Desktop', monogram: 'CD' },
  'claude-code': { name: 'Claude Code', monogram: 'CC' },
  codex: { name: 'Codex', monogram: 'Cx' },
  cursor: { name: 'Cursor', monogram: 'Cu' },
  'vs-code': { name: 'VS Code', monogram: 'VS' },
  'visual-studio': { name: 'Visual Studio', monogram: 'Vs' },
  'copilot-cli': { name: 'Copilot CLI', monogram: 'Co' },
  'devin-desktop': { name: 'Devin Desktop', monogram: 'Dv' },
  'gemini-cli': { name: 'Gemini CLI', monogram: 'Ge' },
  antigravity: { name: 'Antigravity', monogram: 'Ag' },
  zed: { name: 'Zed', monogram: 'Zd' },
  cline: { name: 'Cline', monogram: 'Cl' },
  kilo: { name: 'Kilo', monogram: 'Ki' },
  continue: { name: 'Continue', monogram: 'Cn' },
  jetbrains: { name: 'JetBrains AI Assistant', monogram: 'JB' },
  junie: { name: 'Junie', monogram: 'Ju' },
  goose: { name: 'Goose', monogram: 'Go' },
  opencode: { name: 'opencode', monogram: 'oc' },
  warp: { name: 'Warp', monogram: 'Wp' },
  amp: { name: 'Amp', monogram: 'Am' },
  'lm-studio': { name: 'LM Studio', monogram: 'LM' },
  raycast: { name: 'Raycast', monogram: 'Ra' },
  kiro: { name: 'Kiro', monogram: 'Kr' },
  'qwen-code': { name: 'Qwen Code', monogram: 'Qw' },
  other: { name: 'Any other client', monogram: '··' },
};
