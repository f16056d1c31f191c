import { allowedFunctions } from '../sql/vocabulary.ts';

export const functionList = `# SQL syntax

Read-only SQL over DynamoDB tables. A statement begins with \`SELECT\` or \`WITH\`.

- Name tables as \`schema.table\`; a bare name is looked up in the default schema.
- Join with \`JOIN … ON\` or \`LEFT JOIN … ON\`; list tables with commas for a cross join.
- Group, aggregate, \`HAVING\`, \`ORDER BY\`, \`LIMIT\`, \`UNION\`, \`INTERSECT\`, \`EXCEPT\`, CTEs and subqueries work as in ANSI SQL.
- Strings stand in single quotes; a quote inside is doubled: \`'O''Brien'\`.
- Names stand in double quotes when they hold spaces or punctuation, are reserved words, begin with a digit,
  or need their exact letter case: \`"Order Notes"\`.
- NULLs come first in ascending order and last in descending order. This cannot be changed.
- 100 rows are returned unless more are asked for, never over 1000.

Functions: ${[...allowedFunctions].join(', ')}.
`;

export const limitationList = `# Limitations

Not implemented:

| Area | Not available | Instead |
|---|---|---|
| Writes, DDL, transactions | all | read only |
| Window functions | \`ROW_NUMBER\`, \`RANK\`, \`DENSE_RANK\`, \`OVER (…)\` | \`GROUP BY\` and a join |
| Set operations | operands in parentheses | a subquery in \`FROM\` |
| CTEs | \`WITH RECURSIVE\` | |
| Sorting | \`NULLS FIRST\`, \`NULLS LAST\` | NULL order is fixed |
| Types | \`CAST\`, \`CONVERT\` | |
| Date and time | \`EXTRACT\`, \`DATE_ADD\`, \`DATE_DIFF\`, \`DATEDIFF\`, \`NOW()\`, \`DATE\`/\`TIME\`/\`TIMESTAMP\` literals | compare ISO strings, \`YEAR()\`, \`CURRENT_TIMESTAMP()\` |
| Joins | \`LATERAL\`, \`NATURAL JOIN\`, \`CROSS JOIN\` | a comma list in \`FROM\` |
| Predicates | \`IS [NOT] DISTINCT FROM\`, \`ANY\`, \`ALL\` | \`IN\`, \`EXISTS\` |
| Literals | \`1e3\`, \`X'0A'\`, \`B'0101'\` | plain numbers and strings |

A query that no index serves reads the whole table.
`;
