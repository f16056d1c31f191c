import { type Failure, type FailureCode, failure } from '../../../shared/failure.ts';

/** What was being done when it went wrong. */
export type UpdateStep = 'look' | 'download' | 'install';

const TAMPERED: ReadonlySet<string> = new Set([
  'ERR_CHECKSUM_MISMATCH',
  'ERR_UPDATER_INVALID_SIGNATURE',
  'ERR_UPDATER_NO_CHECKSUM',
]);

/** The feed answered, but with something that is no feed, or names no version for this system. */
const UNREADABLE: ReadonlySet<string> = new Set([
  'ERR_UPDATER_INVALID_UPDATE_INFO',
  'ERR_UPDATER_INVALID_RELEASE_FEED',
  'ERR_UPDATER_INVALID_VERSION',
  'ERR_UPDATER_NO_FILES_PROVIDED',
  'ERR_UPDATER_ZIP_FILE_NOT_FOUND',
  'ERR_UPDATER_ASSET_NOT_FOUND',
  'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND',
  'ERR_UPDATER_LATEST_VERSION_NOT_FOUND',
  'ERR_UPDATER_NO_PUBLISHED_VERSIONS',
]);

const USUAL: Readonly<Record<UpdateStep, FailureCode>> = {
  look: 'update_unreachable',
  download: 'update_not_downloaded',
  install: 'update_not_installed',
};

/** The failure behind an error of the update library, which carries a code of its own. */
export function updateFailure(step: UpdateStep, code: string | undefined): Failure {
  if (code !== undefined && TAMPERED.has(code)) return failure('update_tampered');
  if (code !== undefined && UNREADABLE.has(code)) return failure('update_unreadable');
  return failure(USUAL[step]);
}
