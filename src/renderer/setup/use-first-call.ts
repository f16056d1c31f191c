import { useEffect } from 'react';
import type { Snapshot } from '../../shared/snapshot.ts';
import { listen } from '../bridge.ts';
import { calledIn, hasCalled } from './first-call.ts';
import { type Awaited, changeSetup } from './setup-state.ts';

/** Notices the first call, told by the activity or by the snapshot, whichever comes first. */
export function useFirstCall(snapshot: Snapshot, awaited: Awaited | null): void {
  useEffect(() => {
    if (!awaited) return;
    return listen('activity', (entry) => {
      const calledWith = calledIn(entry, awaited);
      if (calledWith !== null) changeSetup({ awaited: { ...awaited, calledWith } });
    });
  }, [awaited]);

  useEffect(() => {
    if (!awaited || awaited.calledWith !== null || !hasCalled(snapshot, awaited)) return;
    changeSetup({ awaited: { ...awaited, calledWith: '' } });
  }, [snapshot, awaited]);
}
