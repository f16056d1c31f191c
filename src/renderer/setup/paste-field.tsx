import { useCallback, useEffect, useRef, useState } from 'react';
import type { Draft } from '../../shared/setup.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { setupWords } from '../words/setup.ts';
import { clearClipboard, pasteFromClipboard, understand } from './draft-actions.ts';
import { type PasteVerdict, pasteVerdict, shownLines } from './paste-verdict.ts';
import { useSetup } from './setup-state.ts';

const words = setupWords.connect;
const PAUSE_MS = 600;

/** Takes any form of the two values, and shows in place what became of them. */
export function PasteField() {
  const { draft, misunderstanding } = useSetup();
  const lines = misunderstanding ? [] : shownLines(draft?.lines ?? []);
  const verdict = pasteVerdict(draft, misunderstanding);
  return (
    <section>
      <div className="paste" data-mistake={verdict?.kind === 'mistake' || undefined}>
        <TypedText hasLines={lines.length > 0} />
        {lines.length > 0 && <RecognisedLines lines={lines} />}
        {lines.length === 0 && (
          <span className="paste-button">
            <Button isSmall onPress={pasteFromClipboard}>
              {words.paste}
            </Button>
          </span>
        )}
      </div>
      <VerdictLine verdict={verdict} />
    </section>
  );
}

/** What is typed is sent once it pauses, and then gone from here: it may be the secret. */
function TypedText({ hasLines }: { readonly hasLines: boolean }) {
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const give = useCallback((given: string) => {
    setText('');
    understand(given);
  }, []);

  useEffect(() => {
    if (text === '') return;
    const timer = window.setTimeout(() => give(text), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [text, give]);

  return (
    <textarea
      ref={field}
      className="paste-text"
      data-lines={hasLines || undefined}
      aria-label={words.field}
      aria-describedby="paste-verdict"
      placeholder={hasLines ? '' : words.placeholder}
      value={text}
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="off"
      autoCorrect="off"
      onChange={(event) => {
        const isDropped =
          'inputType' in event.nativeEvent && event.nativeEvent.inputType === 'insertFromDrop';
        if (isDropped) give(event.target.value);
        else setText(event.target.value);
      }}
      onBlur={() => text !== '' && give(text)}
    />
  );
}

function RecognisedLines({ lines }: { readonly lines: Draft['lines'] }) {
  return (
    <ol className="paste-lines">
      {lines.map(({ before, value, after, meaning }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the text
        <li key={at} data-meaning={meaning}>
          <span className="paste-line">
            {before}
            {meaning === 'clientId' || meaning === 'clientSecret' ? <mark>{value}</mark> : value}
            {after}
          </span>
          <span className="paste-meaning">{words.meanings[meaning]}</span>
        </li>
      ))}
    </ol>
  );
}

function VerdictLine({ verdict }: { readonly verdict: PasteVerdict | null }) {
  return (
    <div className="paste-verdict">
      <p id="paste-verdict" role="status" data-kind={verdict?.kind}>
        {verdict?.kind === 'mistake' && <Icon name="cross" size={14} />}
        {verdict?.words}
      </p>
      {verdict?.offersClearing && (
        <LinkButton onPress={clearClipboard}>{setupWords.verdicts.clearClipboard}</LinkButton>
      )}
      {verdict && verdict.kind !== 'mistake' && !verdict.offersClearing && (
        <LinkButton onPress={pasteFromClipboard}>{setupWords.verdicts.pasteAgain}</LinkButton>
      )}
    </div>
  );
}
