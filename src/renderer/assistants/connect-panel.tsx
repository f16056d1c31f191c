import { type ReactNode, useEffect, useId, useState } from 'react';
import type { AssistantRow, ConnectOutput } from '../../shared/connecting.ts';
import type { Failure } from '../../shared/failure.ts';
import { Button } from '../parts/button.tsx';
import { Loading } from '../parts/loading.tsx';
import { Spinner } from '../parts/spinner.tsx';
import { WithCode } from '../parts/with-code.tsx';
import { useAnswer } from '../use-answer.ts';
import { assistantsWords } from '../words/assistants-screen.ts';
import { fixOf } from '../words/fixes.ts';
import { type Connected, connect, type Doing, useDoing } from './connections.ts';
import { copySnippet } from './copy-snippet.ts';
import { DiffViews } from './diff-view.tsx';
import { InstallButton } from './install-button.tsx';
import { Remark, Warnings } from './remarks.tsx';
import { SnippetPanel } from './snippet-panel.tsx';

interface ConnectPanelProps {
  readonly row: Pick<AssistantRow, 'id' | 'name' | 'installs'>;
  readonly onConnected?: (connected: Connected) => void;
  readonly onCopied?: () => void;
}

/** What connecting would change, before anything is written; the snippet is the other way. */
export function ConnectPanel({ row, onConnected, onCopied }: ConnectPanelProps) {
  const preview = useAnswer('previewConnection', { assistant: row.id });
  const doing = useDoing(row.id);
  const { askAgain } = preview;
  const isStale = doing?.kind === 'stale';
  useEffect(() => {
    if (isStale) askAgain();
  }, [isStale, askAgain]);

  if (preview.failure) {
    return (
      <>
        <FailureRemark
          failure={preview.failure}
          action={
            <Button isSmall icon="again" onPress={askAgain}>
              {assistantsWords.lookAgain}
            </Button>
          }
        />
        <SnippetPanel row={row} isMain {...(onCopied ? { onCopied } : {})} />
      </>
    );
  }
  if (preview.value === null) return <Loading rows={5} />;
  const { value } = preview;
  return (
    <>
      <div role="status">
        <Trouble doing={doing} />
      </div>
      <DiffViews name={row.name} preview={value} />
      {value.way === 'stdio' && <p className="assistant-note">{assistantsWords.bridgeEntry}</p>}
      <Warnings texts={warningsOf(value)} />
      <Acts row={row} preview={value} doing={doing} onConnected={onConnected} onCopied={onCopied} />
    </>
  );
}

function warningsOf({ warnings }: ConnectOutput): readonly string[] {
  return warnings.map(({ text }) => text);
}

/** Why the last try to connect changed nothing. */
function Trouble({ doing }: { readonly doing: Doing | null }) {
  if (doing?.kind === 'stale') return <Remark tone="need">{assistantsWords.stale}</Remark>;
  return doing?.kind === 'failed' ? <FailureRemark failure={doing.failure} /> : null;
}

interface FailureRemarkProps {
  readonly failure: Failure;
  readonly action?: ReactNode;
}

function FailureRemark({ failure, action }: FailureRemarkProps) {
  return (
    <Remark tone="fail" action={action}>
      <strong>{failure.title}.</strong> <WithCode text={`${failure.cause} ${fixOf(failure)}`} />
    </Remark>
  );
}

interface ActsProps {
  readonly row: ConnectPanelProps['row'];
  readonly preview: ConnectOutput;
  readonly doing: Doing | null;
  readonly onConnected: ConnectPanelProps['onConnected'] | undefined;
  readonly onCopied: (() => void) | undefined;
}

function Acts({ row, preview, doing, onConnected, onCopied }: ActsProps) {
  const [showsOther, setShowsOther] = useState(false);
  const otherId = useId();
  const isConnecting = doing?.kind === 'connecting';

  async function connectNow(): Promise<void> {
    const done = await connect(row.id, preview.preview);
    if (done) onConnected?.(done);
  }

  return (
    <>
      <div className="assistant-actions">
        <Button
          kind="filled"
          blockedBecause={isConnecting ? assistantsWords.connecting : null}
          onPress={() => void connectNow()}
        >
          {assistantsWords.connect(row.name)}
        </Button>
        <InstallButton row={row} onInstalled={onCopied} />
        <Button
          icon="copy"
          onPress={() => void copySnippet(row, 0).then((isCopied) => isCopied && onCopied?.())}
        >
          {assistantsWords.copySnippet}
        </Button>
        <Button
          kind="quiet"
          isExpanded={showsOther}
          controls={otherId}
          onPress={() => setShowsOther(!showsOther)}
          endIcon={showsOther ? 'up' : 'down'}
        >
          {assistantsWords.otherWays}
        </Button>
        <span className="assistant-note" role="status">
          {isConnecting ? (
            <>
              <Spinner /> {assistantsWords.connecting}.
            </>
          ) : preview.change === 'create' ? (
            assistantsWords.newFile
          ) : (
            assistantsWords.backedUp
          )}
        </span>
      </div>
      {showsOther && (
        <div className="other-way" id={otherId}>
          <SnippetPanel row={row} isMain={false} {...(onCopied ? { onCopied } : {})} />
        </div>
      )}
    </>
  );
}
