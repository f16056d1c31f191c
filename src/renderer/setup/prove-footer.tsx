import { Button } from '../parts/button.tsx';
import { setupWords } from '../words/setup.ts';
import { backToConnect, keepProven, proveAgain } from './prove-actions.ts';
import { canGoOnWithFewer, toolsWithout } from './prove-verdict.ts';
import { changeSetup, type Proving } from './setup-state.ts';

const words = setupWords.prove;

/** Back, and the ways on that this outcome allows. */
export function ProveFooter({ proving }: { readonly proving: Proving }) {
  return (
    <>
      <span className="push">
        <Button onPress={backToConnect}>{words.back}</Button>
      </span>
      {proving.kind === 'failed' && (
        <Button kind="filled" takesFocus onPress={proveAgain}>
          {words.again}
        </Button>
      )}
      {proving.kind === 'done' && <WaysOn proving={proving} />}
    </>
  );
}

function WaysOn({ proving }: { readonly proving: Extract<Proving, { kind: 'done' }> }) {
  const { isSaved, storeFailure, missingScopes } = proving.proof;
  if (isSaved) {
    return (
      <Button kind="filled" takesFocus onPress={() => changeSetup({ step: 'assistant' })}>
        {words.goOn}
      </Button>
    );
  }
  const fewerTools = canGoOnWithFewer(proving);
  if (storeFailure) {
    return (
      <Button onPress={() => void keepProven({ fewerTools, forSessionOnly: true })}>
        {words.sessionOnly}
      </Button>
    );
  }
  if (!fewerTools) return null;
  return (
    <Button onPress={() => void keepProven({ fewerTools, forSessionOnly: false })}>
      {words.fewerTools(toolsWithout(missingScopes))}
    </Button>
  );
}
