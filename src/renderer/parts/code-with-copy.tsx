import { useId } from 'react';
import { partWords } from '../words/parts.ts';
import { IconButton } from './button.tsx';
import { Icon } from './icon.tsx';
import { useCopy } from './use-copy.ts';

/** Characters at the end of a line that are seen however much of it is cut. */
const LONGEST_TAIL = 14;

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
  const tailLength = isProse ? 0 : Math.min(LONGEST_TAIL, Math.floor(text.length / 3));
  const head = text.slice(0, text.length - tailLength);
  return (
    <div className="code-with-copy" data-prose={isProse || undefined}>
      <span className="unseen" id={id}>
        {text}
      </span>
      <span className="code-line" aria-hidden="true">
        <span className="code-head">{head}</span>
        <span>{text.slice(head.length)}</span>
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
