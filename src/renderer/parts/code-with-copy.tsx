import { useId } from 'react';
import { partWords } from '../words/parts.ts';
import { IconButton } from './button.tsx';
import { Icon } from './icon.tsx';
import { useCopy } from './use-copy.ts';

interface CodeWithCopyProps {
  readonly text: string;
  /** What is copied: "local address". */
  readonly what: string;
  /** Ordinary words, such as a question for an assistant, stand in the text font. */
  readonly isProse?: boolean;
}

/** One line to copy. One that is too long is cut in the middle; the copy is whole. */
export function CodeWithCopy({ text, what, isProse = false }: CodeWithCopyProps) {
  const { isCopied, copy } = useCopy(text);
  const id = useId();
  const head = text.slice(0, Math.ceil(text.length * 0.6));
  return (
    <div className="code-with-copy" data-prose={isProse || undefined}>
      <span className="unseen" id={id}>
        {text}
      </span>
      <span className="code-line" aria-hidden="true">
        <span className="code-head">{head}</span>
        <span className="code-tail">
          <span>{text.slice(head.length)}</span>
        </span>
      </span>
      {isCopied ? (
        <span className="copied" data-tone="ready">
          <Icon name="tick" /> {partWords.copied}
        </span>
      ) : null}
      <span className={isCopied ? 'unseen' : undefined}>
        <IconButton icon="copy" label={partWords.copy(what)} onPress={copy} />
      </span>
    </div>
  );
}
