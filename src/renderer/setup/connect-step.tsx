import type { KeyboardEvent } from 'react';
import { useEffect } from 'react';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { setupWords } from '../words/setup.ts';
import { Advanced } from './advanced.tsx';
import { ConnectAside } from './connect-aside.tsx';
import { understand } from './draft-actions.ts';
import { GivenFields } from './given-fields.tsx';
import { PasteField } from './paste-field.tsx';
import { whyNotYet } from './paste-verdict.ts';
import { leaveSetup, prove } from './prove-actions.ts';
import { useSetup } from './setup-state.ts';

const words = setupWords.connect;

/** Two values, pasted in any form. */
export function ConnectStep({ isReplacing }: { readonly isReplacing: boolean }) {
  const { draft } = useSetup();
  usePasteAnywhere();
  const footer = (
    <>
      <span className="push page-foot-words">{words.footer}</span>
      {isReplacing && (
        <Button kind="quiet" onPress={() => void leaveSetup()}>
          {words.cancel}
        </Button>
      )}
      <Button
        kind="filled"
        endIcon="enter"
        blockedBecause={whyNotYet(draft)}
        onPress={() => void prove()}
      >
        {words.prove}
      </Button>
    </>
  );
  return (
    <Page title={words.title} subtitle={words.subtitle} footer={footer}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in any of the fields inside */}
      <div className="setup-columns" onKeyDown={proveOnEnter}>
        <div className="setup-main">
          <PasteField />
          <GivenFields />
          <Advanced />
        </div>
        <ConnectAside offersDemo={!isReplacing} />
      </div>
    </Page>
  );
}

function proveOnEnter(event: KeyboardEvent): void {
  const isInField = event.target instanceof HTMLElement && event.target.matches('input, textarea');
  if (event.key !== 'Enter' || event.shiftKey || !isInField) return;
  event.preventDefault();
  if (event.target instanceof HTMLElement) {
    // What stands in the field is given when it is left.
    event.target.blur();
    event.target.focus();
  }
  void prove();
}

/** A paste counts wherever it lands, but for the fields that take one value. */
function usePasteAnywhere(): void {
  useEffect(() => {
    function hear(event: ClipboardEvent): void {
      if (event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      understand(event.clipboardData?.getData('text/plain') ?? '');
    }
    document.addEventListener('paste', hear);
    return () => document.removeEventListener('paste', hear);
  }, []);
}
