import { describe, expect, it } from 'vitest';
import { refuseWrite } from '../../../src/main/core/tables/sql-guard.ts';

describe('the SQL guard lets pass', () => {
  it.each([
    'SELECT 1',
    'select 1;',
    '  SELECT 1 ;  \n',
    'WITH a AS (SELECT 1) SELECT * FROM a',
    '(SELECT 1) UNION (SELECT 2)',
    '-- delete it\nSELECT 1',
    '/* DROP; */ SELECT 1 -- ; DROP',
    "SELECT 'a;b' FROM t",
    "SELECT 'it''s; DROP TABLE x'",
    'SELECT "a;b" FROM "t;u"',
    'SELECT deleted, "update" FROM inserts',
    "-- it's fine\nSELECT 1",
    'EXPLAIN SELECT 1',
    'selec 1',
  ])('%j', (sql) => expect(refuseWrite(sql)).toBeUndefined());
});

describe('the SQL guard refuses', () => {
  it.each([
    'INSERT INTO t VALUES (1)',
    'update t set a = 1',
    '  \n DELETE FROM t',
    'DROP TABLE t',
    '/* SELECT */ DROP TABLE t',
    '-- SELECT\nTRUNCATE t',
    '(DELETE FROM t)',
    'SELECT 1; DROP TABLE t',
    'SELECT 1; SELECT 2',
    "SELECT 'a'; DROP TABLE t",
    "SELECT ''';' ; DELETE FROM t",
    '/* ; */ SELECT 1 /* ; */ ; DELETE FROM t',
    "-- it's\nSELECT 1; DROP TABLE t -- it's",
    '',
    ' ; ',
    '-- nothing',
  ])('%j', (sql) => expect(refuseWrite(sql)?.code).toBe('not_a_query'));
});
