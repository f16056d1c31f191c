import { z } from 'zod';
import { defaultSchema, findSchema, findTable } from '../../sample-data/catalogue.ts';
import type { IndexDefinition } from '../../sample-data/table-definition.ts';
import { type MetadataCache, refreshModeSchema } from './metadata-cache.ts';
import { defineTool, type Tool } from './tool.ts';

/** `describe_table` (contract 5.2). */
export function createDescribeTable(cache: MetadataCache): Tool {
  return defineTool({
    name: 'describe_table',
    title: 'Describe table',
    description: 'Shows the columns and indexes of one table.',
    scope: 'schemas:read',
    inputSchema: z.strictObject({
      table_name: z.string().describe('Table to describe, as list_tables names it.'),
      schema_name: z
        .string()
        .optional()
        .describe("Schema of the table. Default: the tenant's default schema."),
      refresh: refreshModeSchema,
    }),
    call: async ({ table_name, schema_name, refresh }) => {
      const schema = schema_name === undefined ? defaultSchema : findSchema(schema_name);
      const table = schema && findTable(schema, table_name);
      if (schema === undefined || table === undefined) {
        return {
          kind: 'failed',
          message: `Table not found: ${schema_name ?? defaultSchema.name}.${table_name}`,
        };
      }
      const qualifiedName = `${schema.name}.${table.name}`;
      const content = {
        schema_name: schema.name,
        table_name: table.name,
        qualified_name: qualifiedName,
        physical_table_name: table.physicalName,
        item_count: table.itemCount,
        ...(await cache.refresh(qualifiedName, refresh)),
        columns: table.columns,
        indexes: table.indexes,
        // Documented only up to "attribute_type"; name and meaning are assumed (contract 11.2, item 30).
        attribute_types: attributeTypes(table.indexes),
      };
      return { kind: 'done', content };
    },
  });
}

/** The key attributes with their DynamoDB types, as DynamoDB's own AttributeDefinitions lists them. */
function attributeTypes(indexes: readonly IndexDefinition[]): Readonly<Record<string, string>> {
  const pairs = indexes.flatMap(({ hashKey, hashKeyType, sortKey, sortKeyType }) => [
    [hashKey, hashKeyType],
    ...(sortKey === undefined ? [] : [[sortKey, sortKeyType]]),
  ]);
  return Object.fromEntries(pairs);
}
