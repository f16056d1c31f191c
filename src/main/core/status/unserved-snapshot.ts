import type { Failure } from '../../../shared/failure.ts';
import type { Snapshot } from '../../../shared/snapshot.ts';
import { updatedByHand } from '../../../shared/update.ts';

/** The picture of an app that serves nothing: not yet, or because it cannot have its home. */
export function unservedSnapshot(
  { code, title, cause, next, requestId }: Failure,
  { version, nowMs }: { readonly version: string; readonly nowMs: number },
): Snapshot {
  const now = new Date(nowMs).toISOString();
  return {
    version,
    health: {
      state: code === 'working' ? 'working' : 'needs-you',
      code,
      sentence: title,
      cause,
      next,
      since: now,
      proofAgeSeconds: null,
      remark: null,
    },
    provenBy: null,
    nextTrySeconds: null,
    requestId: requestId ?? null,
    demo: false,
    isSetUp: true,
    host: '',
    endpoint: null,
    token: null,
    scopes: [],
    strip: { lastBeganAt: now, quarters: [] },
    assistants: [],
    otherOwner: null,
    trayMissing: false,
    update: updatedByHand,
  };
}
