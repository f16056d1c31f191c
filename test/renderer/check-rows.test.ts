import { describe, expect, it } from 'vitest';
import { checkRows } from '../../src/renderer/checks/check-rows.ts';
import { pathStops } from '../../src/renderer/checks/path-stops.ts';
import type { FailureCode } from '../../src/shared/failure.ts';
import { failureCatalogue } from '../../src/shared/failure-catalogue.ts';
import { checkIds } from '../../src/shared/verification.ts';
import { checksWith, failedCheck, passedCheck, skippedCheck } from './some-checks.ts';

const codes = Object.keys(failureCatalogue) as FailureCode[];
const marksOf = (rows: ReturnType<typeof checkRows>) => rows.map(({ mark }) => mark);

describe('the rows of a running verification', () => {
  it('are what ended, the one that runs, and those that wait', () => {
    const rows = checkRows([passedCheck('network'), passedCheck('discovery')], true);
    expect(rows).toHaveLength(checkIds.length);
    expect(marksOf(rows).slice(0, 4)).toEqual(['passed', 'passed', 'running', 'waiting']);
  });

  it('show none as running once it is over', () => {
    expect(marksOf(checkRows([passedCheck('network')], false))).not.toContain('running');
  });
});

describe('a failed row', () => {
  it('opens with the cause and what to do', () => {
    const [row] = checkRows([failedCheck('network', 'name_not_found')], false);
    expect(row).toMatchObject({
      mark: 'failed',
      found: failureCatalogue.name_not_found.title,
      trouble: { cause: failureCatalogue.name_not_found.cause },
    });
  });

  it('is amber for what the person alone can mend, and red for what went wrong elsewhere', () => {
    const markOf = (code: FailureCode) => checkRows([failedCheck('network', code)], false)[0]?.mark;
    expect(markOf('scope_missing')).toBe('needs-you');
    expect(markOf('keychain_locked')).toBe('needs-you');
    expect(markOf('upstream_failed')).toBe('failed');
  });

  it.each(codes)('names no command or variable of the terminal for %s', (code) => {
    const [row] = checkRows([failedCheck('network', code)], false);
    expect(row?.trouble?.fix).not.toMatch(/dynamosql-tray|--\w|DYNAMOSQL_/);
  });
});

describe('the path', () => {
  const stopsOf = (code: FailureCode) =>
    pathStops(checkRows(checksWith(failedCheck('credentials', code)), false), false).map(
      ({ mark }) => mark,
    );

  it('marks whose side the first failure is on, with everything before it proven', () => {
    expect(stopsOf('invalid_client')).toEqual(['passed', 'passed', 'passed', 'needs-you']);
    expect(stopsOf('upstream_failed').slice(0, 3)).toEqual(['passed', 'passed', 'failed']);
  });

  it('proves nothing behind a network that lets nobody through', () => {
    const rest = checkIds.slice(1).map(skippedCheck);
    const rows = checkRows([failedCheck('network', 'connect_failed'), ...rest], false);
    expect(pathStops(rows, false).map(({ mark }) => mark)).toEqual([
      'passed',
      'failed',
      'waiting',
      'waiting',
    ]);
  });

  it('ends at the assistant when one is verified', () => {
    const rows = checkRows(checksWith(failedCheck('gateway', 'key_unknown')), false);
    expect(pathStops(rows, true).at(-1)).toEqual({ name: 'Assistant', mark: 'needs-you' });
  });
});
