import { z } from 'zod';
import { defaultSchema, findSchema } from '../../sample-data/catalogue.ts';
import { engineWords } from '../../sql/engine-words.ts';
import { prepareStatement } from '../../sql/prepare-statement.ts';
import type { QueryOutcome, Rows } from '../../sql/rows.ts';
import type { SqlEngine } from '../../sql/sql-engine.ts';
import type { Switches } from '../../switches.ts';
import { defineTool, type Tool, type ToolOutcome } from './tool.ts';

// Contract 5.3.
const DEFAULT_ROWS = 100;
const MAX_ROWS = 1000;

/** `run_sql` (contract 5.3). The argument names are assumed (contract 11.2, item 23). */
export function createRunSql(engine: SqlEngine): Tool {
  return defineTool({
    name: 'run_sql',
    title: 'Run SQL',
    description: 'Runs one read-only SQL statement (SELECT or WITH).',
    scope: 'query',
    inputSchema: z.strictObject({
      sql: z.string().min(1).describe('One SELECT or WITH statement.'),
      max_rows: z
        .int()
        .min(1)
        .default(DEFAULT_ROWS)
        .meta({
          description: `Most rows to return, up to ${MAX_ROWS}.`,
          // Announced, not enforced: a switch decides what a greater number leads to.
          maximum: MAX_ROWS,
        }),
      schema_name: z.string().optional().describe('Schema of table names that stand without one.'),
    }),
    call: async ({ sql, max_rows, schema_name }, { switches }) => {
      const schema = schema_name === undefined ? defaultSchema : findSchema(schema_name);
      if (schema === undefined) return failed(`Schema not found: ${schema_name}`);
      if (max_rows > MAX_ROWS && switches.overCap === 'refuse') {
        return failed(`max_rows must not be over ${MAX_ROWS}`);
      }
      const statement = prepareStatement(sql, { schema, unquotedNames: switches.unquotedNames });
      if (statement.kind === 'refused') return failed(statement.message);
      const outcome = await engine.run({
        sql: statement.sql,
        maxRows: Math.min(max_rows, MAX_ROWS),
      });
      return toolOutcome(outcome, sql, switches);
    },
  });
}

function toolOutcome(outcome: QueryOutcome, sql: string, switches: Switches): ToolOutcome {
  switch (outcome.kind) {
    case 'rows':
      return {
        kind: 'done',
        content: switches.rowsShape === 'mcp' ? mcpShape(outcome.rows) : restShape(outcome.rows),
      };
    case 'refused':
      return failed(engineWords(outcome.message, sql));
    case 'timed-out':
      return failed(`Query timed out after ${outcome.limitMs / 1000} s`);
    case 'broken':
      return failed(`Query failed: ${outcome.message}`);
  }
}

function mcpShape({ columns, rows, truncated }: Rows): Readonly<Record<string, unknown>> {
  return { columns, rows, row_count: rows.length, truncated };
}

/** The field names of the REST API (contract 9), as a guess at what MCP might use too. */
function restShape({ columns, rows, truncated }: Rows): Readonly<Record<string, unknown>> {
  return { columns, data: rows, firstRowIdx: 0, ...(truncated && { resumeIdx: rows.length }) };
}

function failed(message: string): ToolOutcome {
  return { kind: 'failed', message };
}
