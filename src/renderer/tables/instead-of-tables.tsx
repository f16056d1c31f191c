import type { TableList } from '../../shared/table.ts';
import { Failed } from '../parts/failed.tsx';
import type { Answer } from '../use-answer.ts';
import { tablesWords } from '../words/tables.ts';
import { type EmptyReason, emptyByRefusal } from './empty-reason.ts';
import { EmptyTables } from './empty-tables.tsx';

interface InsteadOfTablesProps {
  /** What was asked for; null is the default schema. */
  readonly schema: string | null;
  readonly answer: Answer<TableList>;
  /** Id of the schema field. */
  readonly fieldId: string;
}

/** Why there are no tables to show: a reason, or a failure. Nothing while they are being read. */
export function InsteadOfTables({ schema, answer, fieldId }: InsteadOfTablesProps) {
  if (answer.kind === 'loading') return null;
  const reason = emptyReason(schema, answer);
  if (reason) return <EmptyTables reason={reason} fieldId={fieldId} />;
  if (answer.value !== null || !answer.failure) return null;
  return (
    <Failed title={tablesWords.failedTables} failure={answer.failure} onAgain={answer.askAgain} />
  );
}

function emptyReason(schema: string | null, answer: Answer<TableList>): EmptyReason | null {
  const list = answer.value;
  if (list === null) return answer.failure ? emptyByRefusal(answer.failure, schema) : null;
  if (list.tables.length > 0) return null;
  return { kind: 'no-tables', schema: list.schema_name ?? schema ?? tablesWords.defaultSchema };
}
