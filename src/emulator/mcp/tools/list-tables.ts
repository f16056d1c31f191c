import { z } from 'zod';
import { defaultSchema, findSchema } from '../../sample-data/catalogue.ts';
import { type MetadataCache, refreshModeSchema } from './metadata-cache.ts';
import { defineTool, type Tool } from './tool.ts';

/** The list stops there and says so (contract 5.1). */
const MAX_TABLES = 200;

/** `list_tables` (contract 5.1). */
export function createListTables(cache: MetadataCache): Tool {
  return defineTool({
    name: 'list_tables',
    title: 'List tables',
    description: 'Lists the tables of one schema.',
    scope: 'schemas:read',
    inputSchema: z.strictObject({
      schema_name: z
        .string()
        .optional()
        .describe("Schema to list. Default: the tenant's default schema."),
      refresh: refreshModeSchema,
    }),
    call: async ({ schema_name, refresh }) => {
      const schema = schema_name === undefined ? defaultSchema : findSchema(schema_name);
      if (schema === undefined) {
        return { kind: 'failed', message: `Schema not found: ${schema_name}` };
      }
      const freshness = await cache.refresh(schema.name, refresh);
      const tables = schema.tables.slice(0, MAX_TABLES).map((table) => ({
        name: table.name,
        qualified_name: `${schema.name}.${table.name}`,
        physical_table_name: table.physicalName,
        item_count: table.itemCount,
        refreshed_at: freshness.refreshed_at,
      }));
      const truncated = schema.tables.length > MAX_TABLES;
      return {
        kind: 'done',
        content: { schema_name: schema.name, tables, truncated, ...freshness },
      };
    },
  });
}
