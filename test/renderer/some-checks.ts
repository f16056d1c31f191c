import type { FailureCode } from '../../src/shared/failure.ts';
import { failureCatalogue } from '../../src/shared/failure-catalogue.ts';
import { type Check, type CheckId, checkIds } from '../../src/shared/verification.ts';

export function passedCheck(id: CheckId): Check {
  return { id, outcome: 'passed', ms: 84, cause: 'Found', fix: '', code: null, warning: null };
}

export function failedCheck(id: CheckId, code: FailureCode): Check {
  const { cause, next } = failureCatalogue[code];
  return { ...passedCheck(id), outcome: 'failed', cause, fix: next, code };
}

export function skippedCheck(id: CheckId): Check {
  return { ...passedCheck(id), outcome: 'skipped', cause: 'Needs network' };
}

/** All checks, of which the given one failed and the others passed. */
export function checksWith(bad: Check): Check[] {
  return checkIds.map((id) => (id === bad.id ? bad : passedCheck(id)));
}
