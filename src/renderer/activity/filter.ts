import type { ActivityEntry } from '../../shared/activity.ts';

export interface ActivityFilter {
  readonly text: string;
  readonly failedOnly: boolean;
}

/** Entries that the filter lets through. Notes belong to the whole picture, so any filter hides them. */
export function filtered(
  entries: readonly ActivityEntry[],
  { text, failedOnly }: ActivityFilter,
): readonly ActivityEntry[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && !failedOnly) return entries;
  return entries.filter((entry) => {
    if (entry.kind === 'note' || (failedOnly && !entry.hasFailed)) return false;
    const searched = searchedText(entry);
    return words.every((word) => searched.includes(word));
  });
}

/** How many calls failed. */
export function failedCount(entries: readonly ActivityEntry[]): number {
  return entries.filter((entry) => entry.kind === 'call' && entry.hasFailed).length;
}

function searchedText(call: Extract<ActivityEntry, { kind: 'call' }>): string {
  const { name, assistant, method, tool, tables, status, code } = call;
  return [name, assistant, method, tool ?? '', ...tables, status, code ?? '']
    .join(' ')
    .toLowerCase();
}
