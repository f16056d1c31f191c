import { Callout } from '../parts/callout.tsx';
import { Mark } from '../parts/check-row.tsx';
import { CodeWithCopy } from '../parts/code-with-copy.tsx';
import { Elapsed, Spinner } from '../parts/spinner.tsx';
import { WithCode } from '../parts/with-code.tsx';
import { useAnswer } from '../use-answer.ts';
import { setupWords } from '../words/setup.ts';
import { nameOf } from './first-assistants.ts';
import type { Awaited } from './setup-state.ts';

const words = setupWords.assistant;

/** What to do inside the assistant; it turns green when its call arrives. */
export function WaitingCard({ awaited }: { readonly awaited: Awaited }) {
  const name = nameOf(awaited.assistant);
  const hasCalled = awaited.calledWith !== null;
  return (
    <Callout tone={hasCalled ? 'ready' : 'work'}>
      <div className="waiting-head" role="status">
        {hasCalled ? <Mark mark="passed" /> : <Spinner />}
        <strong>{hasCalled ? calledWords(name, awaited.calledWith) : words.waiting(name)}</strong>
        {!hasCalled && (
          <span className="waiting-time" aria-hidden="true">
            <Elapsed key={awaited.sinceMs} />
          </span>
        )}
      </div>
      {!hasCalled && <WhatToDo assistant={awaited.assistant} />}
    </Callout>
  );
}

function calledWords(name: string, tool: string | null): string {
  return tool ? words.called(name, tool) : words.calledSomething(name);
}

function WhatToDo({ assistant }: { readonly assistant: string }) {
  const snippet = useAnswer('previewSnippet', { assistant });
  return (
    <ol className="numbered">
      {snippet.value && (
        <li>
          <WithCode text={snippet.value.restart} />
        </li>
      )}
      <li>
        {words.askIt}
        <CodeWithCopy text={words.question} what={words.questionName} isProse />
      </li>
    </ol>
  );
}
