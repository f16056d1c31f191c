import { describe, expect, it } from 'vitest';
import { csvOf } from '../../../src/main/core/activity/csv.ts';
import { createEntries } from '../../../src/main/core/activity/entries.ts';
import type { CallRecord } from '../../../src/shared/activity.ts';
import { FAKE_START } from '../../fakes/clock.ts';
import { callOf } from './calls.ts';

function linesOf(...calls: readonly Partial<CallRecord>[]): readonly string[] {
  const entries = createEntries({ found: [], wallMs: () => FAKE_START, days: () => 7 });
  for (const call of calls) entries.addCall(callOf(call), 'Codex');
  entries.addNote('renewal', 'Token renewed in 188 ms, 4 min before its end');
  return csvOf(entries.list()).split('\r\n');
}

describe('the activity as CSV', () => {
  it('has a line of names, then one line for each entry', () => {
    expect(linesOf({ tables: ['a', 'b'], requestId: 'r-1' })).toEqual([
      'time,kind,assistant,method,tool,tables,status,milliseconds,bytes,failed,code,sentence,request',
      '2026-01-31T12:00:00.000Z,renewal,,,,,,,,,,"Token renewed in 188 ms, 4 min before its end",',
      '2026-01-31T12:00:00.000Z,call,Codex,tools/call,run_sql,a b,200,12,480,no,,,r-1',
      '',
    ]);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@sum', "'@sum"],
    ['=a,"b"', '"\'=a,""b"""'],
    ['plain', 'plain'],
    ['two\nlines', '"two\nlines"'],
  ])('writes the text %j as %s, so that no spreadsheet carries it out', (tool, cell) => {
    expect(linesOf({ tool })[2]).toContain(`,tools/call,${cell},`);
  });
});
