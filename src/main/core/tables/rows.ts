import { failure } from '../../../shared/failure.ts';
import { recordOf } from '../../../shared/json.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import type { Rows } from '../../../shared/table.ts';
import type { McpToolResult } from '../ports.ts';

/** The content of a tool's answer; a refusal by the tool quotes what the server said. */
export function contentOf(result: McpToolResult): Result<unknown> {
  if (result.isError) return failed(failure('tool_failed', { quoted: result.text }));
  if (result.content !== undefined) return ok(result.content);
  return failed(
    failure('protocol_failed', { cause: 'The tool answered with a text that is not JSON.' }),
  );
}

/**
 * Rows in one form, whichever the server chose: as arrays or objects, under `rows` or `data`, with
 * columns as names or as objects (contract 11.2, item 25).
 */
export function rowsOf(content: unknown): Result<Rows> {
  const answer = recordOf(content);
  const found = answer['rows'] ?? answer['data'];
  if (!Array.isArray(found)) {
    return failed(failure('protocol_failed', { cause: 'The answer holds no rows.' }));
  }
  const columns = namedColumns(answer['columns']) ?? columnsOf(found);
  const rows = found.map((row: unknown) =>
    Array.isArray(row) ? row : columns.map((name) => recordOf(row)[name] ?? null),
  );
  const truncated = answer['truncated'] === true || (answer['resumeIdx'] ?? null) !== null;
  return ok({ columns: [...columns], rows, truncated });
}

function namedColumns(columns: unknown): readonly string[] | undefined {
  if (!Array.isArray(columns)) return undefined;
  return columns.map((column: unknown) =>
    typeof column === 'string' ? column : String(recordOf(column)['name'] ?? ''),
  );
}

/** DynamoDB rows need not have the same attributes: the union, in order of appearance. */
function columnsOf(rows: readonly unknown[]): readonly string[] {
  return [
    ...new Set(
      rows.flatMap((row) =>
        Array.isArray(row) ? row.map((_, at) => `column ${at + 1}`) : Object.keys(recordOf(row)),
      ),
    ),
  ];
}
