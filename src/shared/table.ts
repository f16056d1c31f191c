import { z } from 'zod';

// The server's answers are tolerated loosely (contract 11.2): unknown fields pass, known ones may lack.

export const tableSchema = z.looseObject({
  name: z.string(),
  qualified_name: z.string().optional(),
  physical_table_name: z.string().optional(),
  item_count: z.number().nullish(),
  refreshed_at: z.string().nullish(),
});

export const tableListSchema = z.looseObject({
  schema_name: z.string().optional(),
  tables: z.array(tableSchema),
  truncated: z.boolean().optional(),
  refreshed_at: z.string().nullish(),
});
export type TableList = z.infer<typeof tableListSchema>;

export const tableDescriptionSchema = z.looseObject({
  schema_name: z.string().optional(),
  table_name: z.string().optional(),
  qualified_name: z.string().optional(),
  item_count: z.number().nullish(),
  columns: z.array(
    z.looseObject({
      name: z.string(),
      type: z.string().optional(),
      nullable: z.boolean().optional(),
    }),
  ),
  indexes: z
    .array(
      z.looseObject({
        name: z.string(),
        type: z.string().optional(),
        hashKey: z.string().optional(),
        sortKey: z.string().optional(),
      }),
    )
    .optional(),
});
export type TableDescription = z.infer<typeof tableDescriptionSchema>;

/** Rows as the app shows them, whichever shape the server chose. */
export const rowsSchema = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.unknown())),
  /** True when the server said that more rows exist. */
  truncated: z.boolean(),
});
export type Rows = z.infer<typeof rowsSchema>;
