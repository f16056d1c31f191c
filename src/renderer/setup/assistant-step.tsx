import { useState } from 'react';
import type { Snapshot } from '../../shared/snapshot.ts';
import { platform } from '../bridge.ts';
import { Button } from '../parts/button.tsx';
import { Page } from '../parts/page.tsx';
import { setupWords } from '../words/setup.ts';
import { AssistantRow } from './assistant-row.tsx';
import { firstAssistants, nameOf, SHOWN_AT_FIRST } from './first-assistants.ts';
import { finishSetup } from './prove-actions.ts';
import { type Awaited, changeSetup, useSetup } from './setup-state.ts';
import { useFirstCall } from './use-first-call.ts';
import { WaitingCard } from './waiting-card.tsx';

const words = setupWords.assistant;

/** Done when the first real call arrives, not when something was copied. */
export function AssistantStep({ snapshot }: { readonly snapshot: Snapshot }) {
  const { awaited } = useSetup();
  useFirstCall(snapshot, awaited);
  const { title, subtitle } = headOf(awaited);
  return (
    <Page title={title} subtitle={subtitle} footer={<Footer awaited={awaited} />}>
      <div className="setup-columns">
        <div className="setup-main">
          {awaited && <WaitingCard awaited={awaited} />}
          <AssistantList snapshot={snapshot} awaited={awaited} />
        </div>
        <Aside />
      </div>
    </Page>
  );
}

function headOf(awaited: Awaited | null): { readonly title: string; readonly subtitle: string } {
  if (!awaited) return words;
  if (awaited.calledWith !== null) {
    return { title: words.doneTitle(nameOf(awaited.assistant)), subtitle: words.doneSubtitle };
  }
  return { title: words.askTitle(nameOf(awaited.assistant)), subtitle: words.askSubtitle };
}

interface AssistantListProps {
  readonly snapshot: Snapshot;
  readonly awaited: Awaited | null;
}

function AssistantList({ snapshot, awaited }: AssistantListProps) {
  const [open, setOpen] = useState<string | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  const others = firstAssistants.filter(({ id }) => id !== awaited?.assistant);
  const shown = showsAll ? others : others.slice(0, SHOWN_AT_FIRST);
  return (
    <section className="setup-assistants">
      <h2>{awaited ? words.others : words.choose}</h2>
      <ul>
        {shown.map((assistant) => (
          <AssistantRow
            key={assistant.id}
            assistant={assistant}
            snapshot={snapshot}
            isOpen={open === assistant.id}
            onToggle={() => setOpen(open === assistant.id ? null : assistant.id)}
          />
        ))}
      </ul>
      {!showsAll && (
        <Button kind="quiet" isSmall endIcon="down" onPress={() => setShowsAll(true)}>
          {words.showAll(others.length)}
        </Button>
      )}
    </section>
  );
}

function Aside() {
  return (
    <aside className="setup-aside">
      <h2>{words.whatTitle}</h2>
      <p>{words.what}</p>
      <section className="setup-aside-part">
        <h2>{words.afterTitle}</h2>
        <p>{platform() === 'darwin' ? words.afterMac : words.after}</p>
      </section>
    </aside>
  );
}

function Footer({ awaited }: { readonly awaited: Awaited | null }) {
  const isDone = awaited !== null && awaited.calledWith !== null;
  return (
    <>
      <span className="push">
        <Button onPress={() => changeSetup({ step: 'connect', awaited: null })}>
          {setupWords.prove.back}
        </Button>
      </span>
      <Button kind={isDone ? 'filled' : 'plain'} onPress={finishSetup}>
        {isDone ? words.finish : words.finishWithout}
      </Button>
    </>
  );
}
