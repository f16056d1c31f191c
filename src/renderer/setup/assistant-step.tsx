import { useState } from 'react';
import type { Snapshot } from '../../shared/snapshot.ts';
import { type Connected, type Doing, useDoing } from '../assistants/connections.ts';
import { LeftBackup, Warnings } from '../assistants/remarks.tsx';
import { shortPath } from '../assistants/short-path.ts';
import { undoAndTell } from '../assistants/undo-and-tell.ts';
import { useAssistants } from '../assistants/use-assistants.ts';
import { platform } from '../bridge.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Failed } from '../parts/failed.tsx';
import { Loading } from '../parts/loading.tsx';
import { Page } from '../parts/page.tsx';
import { WithCode } from '../parts/with-code.tsx';
import { setupWords } from '../words/setup.ts';
import { AssistantRow } from './assistant-row.tsx';
import { firstAssistants, nameOf } from './first-assistants.ts';
import { finishSetup } from './prove-actions.ts';
import { type Awaited, changeSetup, useSetup } from './setup-state.ts';
import { useFirstCall } from './use-first-call.ts';
import { WaitingCard } from './waiting-card.tsx';
import '../assistants/assistants.css';

const words = setupWords.assistant;

/** Done when the first real call arrives, not when something was copied. */
export function AssistantStep({ snapshot }: { readonly snapshot: Snapshot }) {
  const { awaited } = useSetup();
  useFirstCall(snapshot, awaited);
  const doing = useDoing(awaited?.assistant ?? '');
  const { title, subtitle } = headOf(awaited, doing);
  return (
    <Page title={title} subtitle={subtitle} footer={<Footer awaited={awaited} />}>
      <div className="setup-columns">
        <div className="setup-main">
          {awaited && <WaitingCard awaited={awaited} />}
          <AssistantList snapshot={snapshot} awaited={awaited} />
        </div>
        <Aside awaited={awaited} doing={doing} />
      </div>
    </Page>
  );
}

function headOf(
  awaited: Awaited | null,
  doing: Doing | null,
): { readonly title: string; readonly subtitle: string } {
  if (!awaited) return words;
  if (awaited.calledWith !== null) {
    return { title: words.doneTitle(nameOf(awaited.assistant)), subtitle: words.doneSubtitle };
  }
  const subtitle = doing?.kind === 'connected' ? words.askConnected : words.askSubtitle;
  return { title: words.askTitle(nameOf(awaited.assistant)), subtitle };
}

interface AssistantListProps {
  readonly snapshot: Snapshot;
  readonly awaited: Awaited | null;
}

function AssistantList({ snapshot, awaited }: AssistantListProps) {
  const answer = useAssistants(snapshot);
  const [open, setOpen] = useState<string | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  if (answer.value === null) {
    if (!answer.failure) return <Loading rows={4} />;
    return <Failed title={words.failedList} failure={answer.failure} onAgain={answer.askAgain} />;
  }
  const { first, isAnyHere, others } = firstAssistants(
    answer.value.filter(({ id }) => id !== awaited?.assistant),
  );
  return (
    <section className="setup-assistants">
      <h2>{titleOf(isAnyHere, awaited !== null)}</h2>
      <ul>
        {[...first, ...(showsAll ? others : [])].map((row) => (
          <AssistantRow
            key={row.id}
            row={row}
            isOpen={open === row.id}
            onToggle={() => setOpen(open === row.id ? null : row.id)}
          />
        ))}
      </ul>
      {!showsAll && (
        <Button kind="quiet" isSmall endIcon="down" onPress={() => setShowsAll(true)}>
          {words.showAll(first.length + others.length)}
        </Button>
      )}
    </section>
  );
}

function titleOf(isAnyHere: boolean, isOneAwaited: boolean): string {
  if (isAnyHere) return isOneAwaited ? words.others : words.choose;
  return isOneAwaited ? words.anyOther : words.chooseAny;
}

interface AsideProps {
  readonly awaited: Awaited | null;
  readonly doing: Doing | null;
}

function Aside({ awaited, doing }: AsideProps) {
  return (
    <aside className="setup-aside">
      {awaited && doing?.kind === 'connected' ? (
        <WhatWasDone assistant={awaited.assistant} connected={doing} />
      ) : (
        <>
          <h2>{words.whatTitle}</h2>
          <p>{words.what}</p>
        </>
      )}
      <section className="setup-aside-part">
        <h2>{words.afterTitle}</h2>
        <p>{platform() === 'darwin' ? words.afterMac : words.after}</p>
      </section>
    </aside>
  );
}

interface WhatWasDoneProps {
  readonly assistant: string;
  readonly connected: Connected;
}

function WhatWasDone({ assistant, connected: { output } }: WhatWasDoneProps) {
  const after = output.warnings.filter(({ code }) => code === 'written-over');
  const said = output.way === 'stdio' ? words.doneByBridge : words.doneHere;
  function undo(): void {
    void undoAndTell(assistant).then(() => changeSetup({ awaited: null }));
  }
  return (
    <>
      <h2>{words.doneHereTitle}</h2>
      <p>
        <WithCode text={said(output.name, shortPath(output.path))} />
      </p>
      <LinkButton onPress={undo}>{words.undo}</LinkButton>
      <Warnings texts={after.map(({ text }) => text)} />
      {[output, ...output.others].map(
        ({ backup, backupHoldsSecret }) =>
          backup &&
          backupHoldsSecret && (
            <LeftBackup key={backup} assistant={assistant} path={backup} holdsSecret />
          ),
      )}
    </>
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
