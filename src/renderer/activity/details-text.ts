import { tookText } from '../took.ts';
import { activityWords } from '../words/activity.ts';
import { sizeText } from './formats.ts';
import type { CallLine } from './lines.ts';

const { column } = activityWords;

/** What is pasted into a report: one fact per line, without arguments, rows or keys. */
export function detailsText({ call, count, tables, ms, bytes }: CallLine): string {
  const facts: readonly (readonly [string, string | null])[] = [
    [column.time, call.at],
    [column.assistant, call.name],
    [
      column.call,
      `${call.tool ?? call.method}${count > 1 ? ` ${activityWords.times(count)}` : ''}`,
    ],
    [column.tables, tables.join(', ')],
    [column.status, String(call.status)],
    [column.took, tookText(ms)],
    [column.size, sizeText(bytes)],
    [activityWords.code, call.code],
    [activityWords.request, call.requestId],
    [activityWords.said, call.sentence],
  ];
  return facts
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
