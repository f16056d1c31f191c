import { expect } from 'vitest';
import type { Failure } from '../../src/shared/failure.ts';
import type { Result } from '../../src/shared/result.ts';

/** The value of a result that must be good; the test fails with the failure otherwise. */
export function valueIn<T>(result: Result<T>): T {
  if (!result.ok) return expect.fail(`failed with ${JSON.stringify(result.failure)}`);
  return result.value;
}

/** The failure of a result that must have failed. */
export function failureIn(result: Result<unknown>): Failure {
  if (result.ok) return expect.fail(`succeeded with ${JSON.stringify(result.value)}`);
  return result.failure;
}
