import { ask } from '../bridge.ts';
import type { Row } from '../checks/check-rows.ts';
import { troubleActionOf } from '../checks/trouble-action-of.ts';
import { Button } from '../parts/button.tsx';
import { go } from '../place.ts';
import { setupWords } from '../words/setup.ts';
import { backToConnect, proveAgain } from './prove-actions.ts';

const words = setupWords.prove;

/** The one button of a failed row. It has the focus, so that Enter mends. */
export function TroubleAction({ row }: { readonly row: Row }) {
  const kind = troubleActionOf(row.trouble?.code ?? '');
  if (kind === 'none') return null;
  if (kind === 'enter-again') {
    return (
      <Button kind="filled" isSmall takesFocus onPress={backToConnect}>
        {words.enterAgain}
      </Button>
    );
  }
  if (kind === 'open-clients') {
    return (
      <>
        <Button
          kind="filled"
          isSmall
          takesFocus
          endIcon="browser"
          onPress={() => void ask('openLink', { link: 'api-clients' })}
        >
          {words.openClients}
        </Button>
        <span>{words.checkedOnReturn}</span>
      </>
    );
  }
  return (
    <>
      <Button kind="filled" isSmall takesFocus onPress={proveAgain}>
        {words.again}
      </Button>
      {kind === 'network' && (
        <Button isSmall onPress={() => go('settings', 'network')}>
          {words.networkSettings}
        </Button>
      )}
    </>
  );
}
