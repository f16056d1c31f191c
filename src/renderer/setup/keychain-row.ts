import { failedMark, type Row } from '../checks/check-rows.ts';
import { keychainCheck } from '../words/checks.ts';
import { fixOf } from '../words/fixes.ts';
import { setupWords } from '../words/setup.ts';
import type { Proving } from './setup-state.ts';

const { prove: words } = setupWords;

/** The last row: the keychain's own test, which names the store. */
export function keychainRow(proving: Proving, checksEnded: boolean): Row {
  const row = { id: 'keychain', name: keychainCheck.name, took: '', trouble: null } as const;
  if (proving.kind === 'running' && checksEnded) {
    return { ...row, mark: 'running', found: keychainCheck.doing };
  }
  if (proving.kind !== 'done') return { ...row, mark: 'waiting', found: '' };
  const { store, storeFailure, isSaved } = proving.proof;
  if (store !== null) {
    const found = isSaved ? words.keychainSaved(store) : words.keychainTested(store);
    return { ...row, mark: 'passed', found };
  }
  if (isSaved) return { ...row, mark: 'skipped', found: words.keychainSession };
  if (!storeFailure) return { ...row, mark: 'waiting', found: '' };
  const { code, title, cause } = storeFailure;
  return {
    ...row,
    mark: failedMark(code),
    found: title,
    trouble: { cause, fix: fixOf(storeFailure), code },
  };
}
