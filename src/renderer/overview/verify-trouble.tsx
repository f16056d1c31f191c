import type { Row } from '../checks/check-rows.ts';
import { troubleActionOf } from '../checks/trouble-action-of.ts';
import { Button } from '../parts/button.tsx';
import { setupWords } from '../words/setup.ts';
import { carryOut } from './state-actions.ts';

const words = setupWords.prove;

/** The one button of a check that failed while the app is in use. */
export function TroubleAction({ row }: { readonly row: Row }) {
  const kind = troubleActionOf(row.trouble?.code ?? '');
  if (kind === 'enter-again') {
    return (
      <Button isSmall onPress={() => void carryOut('setUp')}>
        {words.enterAgain}
      </Button>
    );
  }
  if (kind === 'open-clients') {
    return (
      <Button isSmall endIcon="browser" onPress={() => void carryOut('openApiClients')}>
        {words.openClients}
      </Button>
    );
  }
  if (kind === 'network') {
    return (
      <Button isSmall onPress={() => void carryOut('networkSettings')}>
        {words.networkSettings}
      </Button>
    );
  }
  return null;
}
