import { isFailureCode } from '../../shared/failure.ts';
import { failureCatalogue } from '../../shared/failure-catalogue.ts';
import { type Check, type CheckId, checkIds } from '../../shared/verification.ts';
import type { CheckMark } from '../parts/check-row.tsx';
import { tookText } from '../took.ts';
import { checkDoing, checkNames } from '../words/checks.ts';
import { fixOf } from '../words/fixes.ts';

/** One row of the checks, as it stands. */
export interface Row {
  readonly id: CheckId | 'keychain';
  readonly mark: CheckMark;
  readonly name: string;
  readonly found: string;
  readonly took: string;
  readonly trouble: { readonly cause: string; readonly fix: string; readonly code: string } | null;
}

/** All rows: those that ended, the one that runs, and those that wait. */
export function checkRows(ended: readonly Check[], isRunning: boolean): readonly Row[] {
  const next = checkIds.find((id) => !ended.some((check) => check.id === id));
  return checkIds.map((id) => {
    const check = ended.find((each) => each.id === id);
    return check ? endedRow(check) : openRow(id, isRunning && id === next);
  });
}

function openRow(id: CheckId, isRunning: boolean): Row {
  return {
    id,
    mark: isRunning ? 'running' : 'waiting',
    name: checkNames[id],
    found: isRunning ? checkDoing[id] : '',
    took: '',
    trouble: null,
  };
}

function endedRow(check: Check): Row {
  const { id, outcome, cause, ms, code } = check;
  const name = checkNames[id];
  if (outcome === 'skipped') {
    return { id, mark: 'skipped', name, found: cause, took: '', trouble: null };
  }
  const took = tookText(ms);
  if (outcome === 'passed') {
    return { id, mark: 'passed', name, found: withWarning(check), took, trouble: null };
  }
  const known = code !== null && isFailureCode(code) ? code : 'internal';
  const trouble = { cause, fix: fixOf({ code: known, next: check.fix }), code: known };
  return { id, mark: failedMark(known), name, found: failureCatalogue[known].title, took, trouble };
}

function withWarning({ cause, warning }: Check): string {
  if (warning === null || !isFailureCode(warning)) return cause;
  return `${cause}. ${failureCatalogue[warning].title}`;
}

/** Amber is for what the person alone can mend, red for what went wrong elsewhere. */
export function failedMark(code: string): 'needs-you' | 'failed' {
  // The person alone can say whether that address is meant.
  if (code === 'token_origin_unconfirmed') return 'needs-you';
  const fault = isFailureCode(code) ? failureCatalogue[code].fault : 'server';
  return fault === 'network' || fault === 'server' ? 'failed' : 'needs-you';
}
