import { expect, it } from 'vitest';
import { type UpdateStep, updateFailure } from '../../../src/main/core/updates/update-failure.ts';

it.each<[UpdateStep, string | undefined, string]>([
  ['look', undefined, 'update_unreachable'],
  ['look', 'ERR_NAME_NOT_RESOLVED', 'update_unreachable'],
  ['look', 'ERR_UPDATER_INVALID_UPDATE_INFO', 'update_unreadable'],
  ['look', 'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND', 'update_unreadable'],
  ['download', undefined, 'update_not_downloaded'],
  ['download', 'ERR_CHECKSUM_MISMATCH', 'update_tampered'],
  ['download', 'ERR_UPDATER_INVALID_SIGNATURE', 'update_tampered'],
  ['download', 'ERR_UPDATER_NO_CHECKSUM', 'update_tampered'],
  ['install', undefined, 'update_not_installed'],
  ['install', 'EACCES', 'update_not_installed'],
])('an error in %s with the code %s is %s', (step, code, told) => {
  expect(updateFailure(step, code).code).toBe(told);
});
