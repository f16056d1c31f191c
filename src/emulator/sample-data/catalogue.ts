import { archiveTables } from './archive-tables.ts';
import { events } from './event-table.ts';
import { orderItems, orders } from './order-tables.ts';
import { customers, products } from './shop-tables.ts';
import {
  exactCase,
  invoices,
  leadingDigit,
  notesWithSpaces,
  profiles,
  reservedWord,
} from './special-tables.ts';
import type { SchemaDefinition, TableDefinition } from './table-definition.ts';

/**
 * Raise it with every change of the sample data: databases built before are then left aside.
 * A test that knows the data's hash says when it was forgotten.
 */
export const DATA_VERSION = 1;

const east: SchemaDefinition = {
  name: 'east',
  tables: [
    orders,
    customers,
    products,
    orderItems,
    events,
    profiles,
    invoices,
    notesWithSpaces,
    reservedWord,
    leadingDigit,
    exactCase,
  ],
};

const archive: SchemaDefinition = { name: 'archive', tables: archiveTables };

/** Two schemas, the tenant's default first (contract 11.2, item 36). */
export const schemas: readonly [SchemaDefinition, ...SchemaDefinition[]] = [east, archive];

export const defaultSchema = schemas[0];

/** Schema names are matched without regard to case (contract 8.3). */
export function findSchema(name: string): SchemaDefinition | undefined {
  return schemas.find((schema) => schema.name === name.toLowerCase());
}

/** Table names are matched exactly, as DynamoDB's are. */
export function findTable(schema: SchemaDefinition, name: string): TableDefinition | undefined {
  return schema.tables.find((table) => table.name === name);
}
