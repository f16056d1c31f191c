import { useState } from 'react';
import type { AssistantRow } from '../../shared/connecting.ts';
import { Button } from '../parts/button.tsx';
import { Failed } from '../parts/failed.tsx';
import { Loading } from '../parts/loading.tsx';
import { useAnswer } from '../use-answer.ts';
import { assistantsWords } from '../words/assistants-screen.ts';
import { copySnippet } from './copy-snippet.ts';
import { InstallButton } from './install-button.tsx';
import { SnippetForms } from './snippet-forms.tsx';

interface SnippetPanelProps {
  readonly row: Pick<AssistantRow, 'id' | 'name' | 'installs'>;
  /** It is the thing to do here, and not the other way. */
  readonly isMain: boolean;
  readonly onCopied?: () => void;
}

/** What to paste into the assistant's own settings. */
export function SnippetPanel({ row, isMain, onCopied }: SnippetPanelProps) {
  const answer = useAnswer('previewSnippet', { assistant: row.id });
  const [form, setForm] = useState(0);
  if (answer.value === null && answer.failure) {
    return (
      <Failed
        title={assistantsWords.failedForms}
        failure={answer.failure}
        onAgain={answer.askAgain}
      />
    );
  }
  if (answer.value === null) return <Loading rows={3} />;
  const { forms } = answer.value;
  return (
    <>
      <SnippetForms name={row.name} forms={forms} chosen={form} onChoose={setForm} />
      <div className="assistant-actions">
        <Button
          kind={isMain ? 'filled' : 'plain'}
          icon="copy"
          onPress={() => void copySnippet(row, form).then((isCopied) => isCopied && onCopied?.())}
        >
          {isMain ? assistantsWords.copySnippet : assistantsWords.copyThis}
        </Button>
        {isMain && <InstallButton row={row} onInstalled={onCopied} />}
        <span className="assistant-note">{assistantsWords.keyNote(row.name)}</span>
      </div>
    </>
  );
}
