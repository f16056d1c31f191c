import type { ActivityCall, ActivityEntry } from '../../../shared/activity.ts';

const COLUMNS = [
  'time',
  'kind',
  'assistant',
  'method',
  'tool',
  'tables',
  'status',
  'milliseconds',
  'bytes',
  'failed',
  'code',
  'sentence',
  'request',
] as const;

type Row = Partial<Record<(typeof COLUMNS)[number], string | number | null>>;

/** The entries as CSV (RFC 4180), one per line, in the order given, after a line of column names. */
export function csvOf(entries: readonly ActivityEntry[]): string {
  const lines = entries.map((entry) => {
    const row = rowOf(entry);
    return COLUMNS.map((column) => cell(row[column])).join(',');
  });
  return [COLUMNS.join(','), ...lines].map((line) => `${line}\r\n`).join('');
}

function rowOf(entry: ActivityEntry): Row {
  const { at: time, kind, sentence } = entry;
  return kind === 'call'
    ? { ...callRow(entry), time, kind, sentence }
    : { time, kind: entry.about, sentence };
}

function callRow(call: ActivityCall): Row {
  return {
    assistant: call.name,
    method: call.method,
    tool: call.tool,
    tables: call.tables.join(' '),
    status: call.status,
    milliseconds: call.ms,
    bytes: call.bytes,
    failed: call.hasFailed ? 'yes' : 'no',
    code: call.code,
    request: call.requestId,
  };
}

/** A spreadsheet would carry out a text that begins like a formula; an apostrophe keeps it a text. */
function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
