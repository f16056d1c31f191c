import { expect, it } from 'vitest';
import { loginStopped } from '../../../src/main/cli/uninstall/acts.ts';
import { failure } from '../../../src/shared/failure.ts';
import { failed, ok } from '../../../src/shared/result.ts';
import { failureIn, valueIn } from '../../fakes/outcome.ts';

const entries = ['the login item'];
const nobody = failed(failure('app_not_running'));

it('a login item that no app is here to switch stays, which is no failure', () => {
  expect(valueIn(loginStopped(nobody, { entries, hasApp: false }))).toEqual({
    gone: [],
    left: [{ what: entries[0], why: expect.stringContaining('Only the desktop app') }],
  });
});

it('a login item is off when the app says so, and an app that fails to is a failure', () => {
  expect(valueIn(loginStopped(ok({}), { entries, hasApp: true })).gone).toEqual(entries);
  expect(failureIn(loginStopped(nobody, { entries, hasApp: true })).code).toBe('app_not_running');
  const other = failed(failure('control_failed'));
  expect(failureIn(loginStopped(other, { entries, hasApp: false })).code).toBe('control_failed');
});
