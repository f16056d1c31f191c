/**
 * The functions that are answered. The real list is not public (contract 8.2); this is the part of
 * ANSI SQL that SQLite shares. Everything else is "Function not found", which also keeps SQLite's own
 * machinery (pragma_…, zeroblob, printf) out of reach.
 */
export const allowedFunctions: ReadonlySet<string> = wordSet(
  'COUNT SUM AVG MIN MAX GROUP_CONCAT STRING_AGG UPPER LOWER LENGTH SUBSTR SUBSTRING TRIM',
  'LTRIM RTRIM REPLACE CONCAT INSTR ABS ROUND FLOOR CEIL CEILING MOD POWER SQRT SIGN EXP LN',
  'COALESCE NULLIF IFNULL YEAR MONTH DAY CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP',
);

/** Functions that SQLite knows only as words without parentheses. */
export const bareFunctions: ReadonlySet<string> = wordSet(
  'CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP',
);

/** Words that name nothing: an expression, a list or a query may begin after them. */
export const keywords: ReadonlySet<string> = wordSet(
  'ALL AND AS ASC BETWEEN BY CASE CROSS DESC DISTINCT ELSE END ESCAPE EXCEPT EXISTS FILTER',
  'FROM FULL GROUP HAVING IN INNER INTERSECT IS JOIN LEFT LIKE LIMIT NOT NULL OFFSET ON OR',
  'ORDER OUTER OVER RIGHT SELECT THEN UNION USING VALUES WHEN WHERE WITH',
);

/** Words that begin a statement which only reads are not. */
export const otherStatements: ReadonlySet<string> = wordSet(
  'ALTER ANALYZE ATTACH BEGIN CALL COMMIT CREATE DELETE DESCRIBE DETACH DROP EXEC EXECUTE',
  'EXPLAIN GRANT INSERT MERGE PRAGMA REINDEX RELEASE REPLACE REVOKE ROLLBACK SAVEPOINT SET',
  'SHOW START TABLE TRUNCATE UPDATE UPSERT USE VACUUM VALUES',
);

/** Writes that could stand behind the CTEs of a WITH. */
export const writeWords = ['INSERT', 'UPDATE', 'DELETE', 'MERGE', 'REPLACE'] as const;

function wordSet(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}
