import { Button } from '../parts/button.tsx';
import { setupWords } from '../words/setup.ts';
import { backToConnect, finishSetup, keepProven, proveAgain } from './prove-actions.ts';
import { canGoOnWithFewer, toolsWithout } from './prove-verdict.ts';
import { changeSetup, type Proving } from './setup-state.ts';

const words = setupWords.prove;

interface ProveFooterProps {
  readonly proving: Proving;
  /** Some assistant called before, so there is none to connect first. */
  readonly isInUse: boolean;
}

/** Back, and the ways on that this outcome allows. */
export function ProveFooter({ proving, isInUse }: ProveFooterProps) {
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
      {proving.kind === 'done' && <WaysOn proving={proving} isInUse={isInUse} />}
    </>
  );
}

interface WaysOnProps {
  readonly proving: Extract<Proving, { kind: 'done' }>;
  readonly isInUse: boolean;
}

function WaysOn({ proving, isInUse }: WaysOnProps) {
  const { isSaved, storeFailure, missingScopes } = proving.proof;
  if (isSaved) {
    return (
      <Button kind="filled" takesFocus onPress={isInUse ? finishSetup : goOn}>
        {isInUse ? setupWords.assistant.finish : words.goOn}
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

function goOn(): void {
  changeSetup({ step: 'assistant' });
}
