import { useId } from 'react';
import type { Snapshot } from '../../shared/snapshot.ts';
import { ask } from '../bridge.ts';
import { Button } from '../parts/button.tsx';
import { Failed } from '../parts/failed.tsx';
import { Loading } from '../parts/loading.tsx';
import { Monogram } from '../parts/monogram.tsx';
import { tell } from '../toasts.ts';
import { useAnswer } from '../use-answer.ts';
import { setupWords } from '../words/setup.ts';
import type { FirstAssistant } from './first-assistants.ts';
import { callsToday } from './first-call.ts';
import { changeSetup } from './setup-state.ts';

const words = setupWords.assistant;

interface AssistantRowProps {
  readonly assistant: FirstAssistant;
  readonly snapshot: Snapshot;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

/** One assistant that can be connected; it opens in place, so the entry is seen before it is copied. */
export function AssistantRow({ assistant, snapshot, isOpen, onToggle }: AssistantRowProps) {
  const id = useId();
  const known = snapshot.assistants.find((each) => each.id === assistant.id);
  return (
    <li className="first-row">
      <div className="first-head">
        <Monogram letters={assistant.monogram} isConnected={known?.hasKey ?? false} />
        <span className="first-name">{assistant.name}</span>
        {known?.hasKey && <span className="quiet-text">{words.hasKey}</span>}
        <Button isSmall isExpanded={isOpen} controls={id} onPress={onToggle}>
          {words.show}
          <span className="unseen">{assistant.name}</span>
        </Button>
      </div>
      {isOpen && (
        <div id={id}>
          <SnippetForms assistant={assistant} callsBefore={callsToday(snapshot, assistant.id)} />
        </div>
      )}
    </li>
  );
}

interface SnippetFormsProps {
  readonly assistant: AssistantRowProps['assistant'];
  readonly callsBefore: number;
}

/** The forms with a stand-in where the key goes; main makes the key when one is copied. */
function SnippetForms({ assistant, callsBefore }: SnippetFormsProps) {
  const answer = useAnswer('previewSnippet', { assistant: assistant.id });
  if (answer.failure) {
    return <Failed title={words.unreadable} failure={answer.failure} onAgain={answer.askAgain} />;
  }
  if (!answer.value) return <Loading rows={2} />;
  const copy = async (form: number) => {
    const copied = await ask('copySnippet', { assistant: assistant.id, form });
    if (!copied.ok) return tell(copied.failure.title, { hasFailed: true });
    tell(words.copied(assistant.name));
    const sinceMs = Date.now();
    changeSetup({ awaited: { assistant: assistant.id, sinceMs, callsBefore, calledWith: null } });
  };
  return (
    <div className="first-forms">
      {answer.value.forms.map((form, at) => (
        <div key={form.title} className="first-form">
          <div className="first-form-head">
            <h3>{form.title}</h3>
            <Button
              isSmall
              kind={at === 0 ? 'filled' : 'plain'}
              icon="copy"
              onPress={() => void copy(at)}
            >
              {words.copy}
            </Button>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
          <pre tabIndex={0}>{form.text}</pre>
        </div>
      ))}
    </div>
  );
}
