import { Icon } from '../parts/icon.tsx';
import { setupWords } from '../words/setup.ts';
import { type SetupStep, useSetup } from './setup-state.ts';

const order: readonly SetupStep[] = ['connect', 'prove', 'assistant'];

/** Where one is on the way, in the sidebar. */
export function SetupSteps() {
  const { step, awaited } = useSetup();
  const at = order.indexOf(step);
  const isDone = (index: number) =>
    index < at || (step === 'assistant' && index === at && awaited?.calledWith != null);
  return (
    <ol className="steps" aria-label={setupWords.steps.label}>
      {order.map((id, index) => (
        <li
          key={id}
          className="step"
          data-done={isDone(index) || undefined}
          {...(id === step ? { 'aria-current': 'step' as const } : {})}
        >
          <span className="step-mark" aria-hidden="true">
            {isDone(index) ? <Icon name="tick" size={12} /> : index + 1}
          </span>
          <span className="step-words">
            <span className="step-name">{setupWords.steps[id].name}</span>
            {isDone(index) && <span className="unseen">{setupWords.steps.done}</span>}
            <span className="step-about">{setupWords.steps[id].about}</span>
          </span>
        </li>
      ))}
    </ol>
  );
}
