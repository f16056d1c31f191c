import { useEffect } from 'react';
import { proveAgain } from './prove-actions.ts';
import type { Proving } from './setup-state.ts';

/** Whoever comes back from the portal, or from unlocking a keychain, finds it checked again. */
export function useProveOnReturn(proving: Proving): void {
  const isMendable = proving.kind === 'failed' || isUnfinished(proving);
  useEffect(() => {
    if (!isMendable) return;
    let wasAway = false;
    const leave = () => {
      wasAway = true;
    };
    const comeBack = () => {
      if (wasAway) proveAgain();
      wasAway = false;
    };
    window.addEventListener('blur', leave);
    window.addEventListener('focus', comeBack);
    return () => {
      window.removeEventListener('blur', leave);
      window.removeEventListener('focus', comeBack);
    };
  }, [isMendable]);
}

function isUnfinished(proving: Proving): boolean {
  return (
    proving.kind === 'done' &&
    !proving.proof.isSaved &&
    proving.proof.unconfirmedTokenOrigin === null
  );
}
