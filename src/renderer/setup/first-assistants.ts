import { type AssistantId, assistantIds, isAssistantId } from '../../shared/assistant.ts';
import { assistantNames } from '../../shared/assistant-names.ts';

export interface FirstAssistant {
  readonly id: AssistantId;
  readonly name: string;
  readonly monogram: string;
}

const mostUsed: readonly AssistantId[] = ['claude-code', 'cursor', 'codex', 'vs-code'];

/** How many are seen before all are asked for. */
export const SHOWN_AT_FIRST = mostUsed.length;

/** All that can be connected, the most used first. */
export const firstAssistants: readonly FirstAssistant[] = [
  ...mostUsed,
  ...assistantIds.filter((id) => !mostUsed.includes(id)),
].map((id) => ({ id, ...assistantNames[id] }));

export function nameOf(id: string): string {
  return isAssistantId(id) ? assistantNames[id].name : id;
}
