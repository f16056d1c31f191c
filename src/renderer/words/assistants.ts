import type { AssistantId } from '../../shared/assistant.ts';

interface AssistantName {
  readonly id: AssistantId;
  readonly name: string;
  readonly monogram: string;
}

/** Those that the app has a snippet for, the most used first. */
export const connectableAssistants: readonly AssistantName[] = [
  { id: 'claude-code', name: 'Claude Code', monogram: 'CC' },
  { id: 'cursor', name: 'Cursor', monogram: 'Cu' },
  { id: 'codex', name: 'Codex', monogram: 'Co' },
  { id: 'vs-code', name: 'VS Code', monogram: 'VC' },
  { id: 'claude-desktop', name: 'Claude Desktop', monogram: 'CD' },
  { id: 'copilot-cli', name: 'Copilot CLI', monogram: 'CC' },
  { id: 'gemini-cli', name: 'Gemini CLI', monogram: 'GC' },
  { id: 'opencode', name: 'opencode', monogram: 'op' },
  { id: 'qwen-code', name: 'Qwen Code', monogram: 'QC' },
  { id: 'other', name: 'Any other client', monogram: 'AO' },
];

export function assistantNamed(id: string): AssistantName | undefined {
  return connectableAssistants.find((known) => known.id === id);
}
