import { findSchema } from '../sample-data/catalogue.ts';
import type { SchemaDefinition, TableDefinition } from '../sample-data/table-definition.ts';
import type { Switches } from '../switches.ts';
import { backticked } from './backticked.ts';
import type { Edit } from './edits.ts';
import { type Refusal, unexpected } from './statement-checks.ts';
import { ctesOf, type TableReference, tableReferences } from './table-references.ts';
import type { Tokens } from './token-signs.ts';
import type { Token } from './tokenizer.ts';

export interface ResolveOptions {
  /** Where bare table names are looked up. */
  readonly schema: SchemaDefinition;
  readonly unquotedNames: Switches['unquotedNames'];
}

/** Every table by its full name, or why one of them cannot be read. */
export function tableEdits(tokens: Tokens, options: ResolveOptions): Edit[] | Refusal {
  const found = tableReferences(tokens, ctesOf(tokens));
  if (found.kind === 'unexpected') return unexpected(found.token);
  const edits: Edit[] = [];
  for (const reference of found.references) {
    const schema =
      reference.schema === undefined ? options.schema : findSchema(reference.schema.value);
    const table = schema?.tables.find(({ name }) =>
      isNamed(name, reference.name, options.unquotedNames),
    );
    if (schema === undefined || table === undefined) {
      return tableNotFound(reference, options.schema);
    }
    edits.push(fullNameEdit(reference, schema, table));
  }
  return edits;
}

/** Quotes mean the exact letter case (contract 8.3); what a name without them means is assumed. */
function isNamed(name: string, token: Token, unquotedNames: Switches['unquotedNames']): boolean {
  if (token.kind === 'quoted') return name === token.value;
  const written = unquotedNames === 'folded' ? name : name.toLowerCase();
  return written === token.text.toLowerCase();
}

function tableNotFound(reference: TableReference, schema: SchemaDefinition): Refusal {
  const schemaName = reference.schema === undefined ? schema.name : nameIn(reference.schema);
  return { what: `Table not found: ${schemaName}.${nameIn(reference.name)}`, token: undefined };
}

function nameIn(token: Token): string {
  return token.kind === 'quoted' ? token.value : token.text;
}

function fullNameEdit(
  reference: TableReference,
  schema: SchemaDefinition,
  table: TableDefinition,
): Edit {
  const start = (reference.schema ?? reference.name).start;
  const end = reference.name.start + reference.name.text.length;
  return { start, end, text: `${backticked(schema.name)}.${backticked(table.name)}` };
}
