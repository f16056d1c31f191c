import { describe, expect, it } from 'vitest';
import { schemas } from '../../../src/emulator/sample-data/catalogue.ts';
import { prepareStatement } from '../../../src/emulator/sql/prepare-statement.ts';
import { firstRowsSql } from '../../../src/main/core/tables/first-rows.ts';

const options = { schema: schemas[0], unquotedNames: 'folded' } as const;
const tables = schemas.flatMap(({ name: schema, tables: of }) =>
  of.map(({ name: table }) => ({ schema, table })),
);

describe('the statement for the first rows', () => {
  it.each(tables)('names $table of $schema as the dialect asks for', ({ schema, table }) => {
    const prepared = prepareStatement(firstRowsSql({ schema, table }), options);
    expect(prepared).toMatchObject({ kind: 'prepared' });
    expect(JSON.stringify(prepared)).toContain(`\`${schema}\`.\`${table}\``);
  });

  it.each(['Order Notes', 'group', '2026_targets', 'SupportTickets'])(
    'needs its quotes for %s',
    (table) => {
      const sql = firstRowsSql({ schema: null, table });
      expect(prepareStatement(sql, options).kind).toBe('prepared');
      expect(prepareStatement(sql.replaceAll('"', ''), options).kind).not.toBe('prepared');
    },
  );

  it('leaves the schema to the server where none is chosen, and reads fifty rows', () => {
    expect(firstRowsSql({ schema: null, table: 'orders' })).toBe('SELECT * FROM "orders" LIMIT 50');
  });

  it('lets no name end its own quotes', () => {
    expect(firstRowsSql({ schema: 'a"b', table: 'c" LIMIT 1; --' })).toBe(
      'SELECT * FROM "a""b"."c"" LIMIT 1; --" LIMIT 50',
    );
  });
});
