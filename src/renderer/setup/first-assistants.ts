import { type AssistantId, isAssistantId } from '../../shared/assistant.ts';
import { assistantNames } from '../../shared/assistant-names.ts';
import type { AssistantRow } from '../../shared/connecting.ts';
import { isHere } from '../assistants/rows.ts';
import { standingOf, standingOrder } from '../assistants/standing.ts';

const mostUsed: readonly string[] = [
  'claude-code',
  'cursor',
  'codex',
  'vs-code',
] satisfies readonly AssistantId[];

export interface FirstAssistants {
  /** Those on this computer, or the most used ones where there is none. */
  readonly first: readonly AssistantRow[];
  readonly isAnyHere: boolean;
  readonly others: readonly AssistantRow[];
}

/** All that can be connected: those that a click connects before those that want a hand. */
export function firstAssistants(rows: readonly AssistantRow[]): FirstAssistants {
  const sorted = [...rows].sort((one, other) => placeOf(one) - placeOf(other));
  const here = sorted.filter(isHere);
  const first = here.length > 0 ? here : sorted.filter(({ id }) => mostUsed.includes(id));
  return {
    first,
    isAnyHere: here.length > 0,
    others: sorted.filter((row) => !first.includes(row)),
  };
}

function placeOf(row: AssistantRow): number {
  const { kind } = standingOf(row, null);
  const wantsHand = kind === 'problem' || kind === 'by-hand' ? standingOrder.absent : 0;
  const used = mostUsed.indexOf(row.id);
  return wantsHand + (used < 0 ? mostUsed.length : used) / (mostUsed.length + 1);
}

export function nameOf(id: string): string {
  return isAssistantId(id) ? assistantNames[id].name : id;
}
