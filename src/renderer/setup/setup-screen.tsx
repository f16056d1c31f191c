import { useEffect } from 'react';
import type { ScreenProps } from '../frame/screen-props.ts';
import { useFocusOn } from '../frame/use-focus-on.ts';
import { go } from '../place.ts';
import { AssistantStep } from './assistant-step.tsx';
import { ConnectStep } from './connect-step.tsx';
import { readDraft } from './draft-actions.ts';
import { ProveStep } from './prove-step.tsx';
import { useSetup } from './setup-state.ts';

/** From two values to the first answer inside an assistant, in three steps. */
export function SetupScreen({ snapshot }: ScreenProps) {
  const { step } = useSetup();
  useEffect(() => {
    // From here on it is a place of its own, which being set up does not end.
    go('setup');
    readDraft();
  }, []);
  useFocusOn(step);
  if (step === 'connect') return <ConnectStep isReplacing={snapshot.isSetUp} />;
  if (step === 'prove') return <ProveStep snapshot={snapshot} />;
  return <AssistantStep snapshot={snapshot} />;
}
