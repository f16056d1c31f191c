import type { z } from 'zod';
import { failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import {
  type Rows,
  type TableDescription,
  type TableList,
  tableDescriptionSchema,
  tableListSchema,
} from '../../../shared/table.ts';
import type { McpSession } from '../ports.ts';
import { contentOf, rowsOf } from './rows.ts';
import { refuseWrite } from './sql-guard.ts';
import { sqlPropertyOf } from './tool-arguments.ts';

/** Tables of a schema; the tenant's default schema when none is named. */
export async function listTables(
  session: McpSession,
  schema: string | null,
): Promise<Result<TableList>> {
  return callFor(session, {
    tool: 'list_tables',
    toolArguments: named(schema),
    shape: tableListSchema,
  });
}

/** Columns and indexes of a table; `schema.table` names both. */
export async function describeTable(
  session: McpSession,
  asked: { readonly table: string; readonly schema: string | null },
): Promise<Result<TableDescription>> {
  const toolArguments = { table_name: asked.table, ...named(asked.schema) };
  return callFor(session, { tool: 'describe_table', toolArguments, shape: tableDescriptionSchema });
}

/** Rows of one reading statement. What is plainly a write never leaves. */
export async function runSql(session: McpSession, sql: string): Promise<Result<Rows>> {
  const refusal = refuseWrite(sql);
  if (refusal) return failed(refusal);
  const tools = await session.list();
  if (!tools.ok) return tools;
  const tool = tools.value.find(({ name }) => name === 'run_sql');
  if (!tool)
    return failed(
      failure('tool_missing', { cause: 'The server does not offer `run_sql` to this API client.' }),
    );
  const result = await session.call('run_sql', { [sqlPropertyOf(tool)]: sql });
  if (!result.ok) return result;
  const content = contentOf(result.value);
  return content.ok ? rowsOf(content.value) : content;
}

function named(schema: string | null): Readonly<Record<string, string>> {
  return schema === null ? {} : { schema_name: schema };
}

interface ToolCall<T> {
  readonly tool: string;
  readonly toolArguments: Readonly<Record<string, unknown>>;
  readonly shape: z.ZodType<T>;
}

async function callFor<T>(
  session: McpSession,
  { tool, toolArguments, shape }: ToolCall<T>,
): Promise<Result<T>> {
  const result = await session.call(tool, toolArguments);
  if (!result.ok) return result;
  const content = contentOf(result.value);
  if (!content.ok) return content;
  const parsed = shape.safeParse(content.value);
  if (parsed.success) return ok(parsed.data);
  return failed(
    failure('protocol_failed', {
      cause: `The answer of \`${tool}\` has another shape than is documented.`,
    }),
  );
}
