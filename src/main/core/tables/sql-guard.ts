import { type Failure, failure } from '../../../shared/failure.ts';

const WRITES: ReadonlySet<string> = new Set([
  'INSERT',
  'UPDATE',
  'DELETE',
  'MERGE',
  'REPLACE',
  'UPSERT',
  'CREATE',
  'ALTER',
  'DROP',
  'TRUNCATE',
  'GRANT',
  'REVOKE',
  'BEGIN',
  'COMMIT',
  'ROLLBACK',
  'CALL',
  'EXEC',
  'SET',
  'ATTACH',
  'PRAGMA',
  'VACUUM',
]);

// Texts in quotes and comments, which may hold any word and any semicolon.
const OPAQUE = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//g;

/**
 * Refuses what is plainly a write or a second statement, before it is sent. Everything else is
 * the server's decision: it knows its dialect.
 */
export function refuseWrite(sql: string): Failure | undefined {
  const bare = sql.replace(OPAQUE, (text) =>
    text.startsWith("'") || text.startsWith('"') ? "''" : ' ',
  );
  const [first = '', ...others] = bare.split(';').map((statement) => statement.trim());
  if (first === '') return failure('not_a_query', { cause: 'The text holds no statement.' });
  if (others.some(Boolean))
    return failure('not_a_query', { cause: 'The text holds more than one statement.' });
  const verb = /^\(*\s*([a-z]+)/i.exec(first)?.[1]?.toUpperCase();
  if (verb === undefined || !WRITES.has(verb)) return undefined;
  return failure('not_a_query', {
    cause: `${verb} changes data or the session, and DynamoSQL only reads.`,
  });
}
