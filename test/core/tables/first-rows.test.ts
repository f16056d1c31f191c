import { describe, expect, it } from 'vitest';
import { firstRowsSql, markFull } from '../../../src/main/core/tables/first-rows.ts';

describe('the first rows of a table', () => {
  it('are read without a filter, with names quoted', () => {
    expect(firstRowsSql({ table: 'Order "Notes"', schema: 'east' })).toBe(
      'SELECT * FROM "east"."Order ""Notes""" LIMIT 50',
    );
    expect(firstRowsSql({ table: 'orders', schema: null })).toBe('SELECT * FROM "orders" LIMIT 50');
  });

  it('are all there are only when they are fewer than were asked for', () => {
    const rows = (count: number) => ({
      columns: ['id'],
      rows: Array.from({ length: count }, (_, at) => [at]),
      truncated: false,
    });
    expect(markFull(rows(49)).truncated).toBe(false);
    expect(markFull(rows(50)).truncated).toBe(true);
    expect(markFull({ ...rows(3), truncated: true }).truncated).toBe(true);
  });
});
