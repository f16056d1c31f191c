import type { ConnectOutput } from '../../shared/connecting.ts';
import { Icon } from '../parts/icon.tsx';
import { assistantsWords } from '../words/assistants-screen.ts';
import { amountOf, type DrawnLine, drawnLines } from './diff-lines.ts';
import { previewPieces } from './preview-pieces.ts';
import { shortPath } from './short-path.ts';

interface DiffViewProps {
  /** The assistant's name, by which the stand-in for its key is known. */
  readonly name: string;
  readonly preview: Pick<ConnectOutput, 'path' | 'variant' | 'change' | 'diff'>;
  /** What a screen reader calls its lines. */
  readonly label: string;
}

/** The files that change: the assistant's own first, then those of its other builds. */
export function DiffViews({
  name,
  preview,
}: {
  readonly name: string;
  readonly preview: ConnectOutput;
}) {
  return (
    <>
      <DiffView name={name} preview={preview} label={assistantsWords.difference} />
      {preview.others.map((other) => (
        <DiffView
          key={other.path}
          name={name}
          preview={other}
          label={assistantsWords.differenceIn(shortPath(other.path))}
        />
      ))}
    </>
  );
}

/** The file, what the change amounts to in words, and its lines. */
function DiffView({ name, preview, label }: DiffViewProps) {
  return (
    <figure className="snippet">
      <figcaption className="snippet-head">
        <Icon name="file" />
        <code title={preview.path}>{shortPath(preview.path)}</code>
        {preview.variant !== null && <span className="quiet-text">{preview.variant}</span>}
        <span className="diff-amount">{assistantsWords.amount(amountOf(preview))}</span>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className="diff" aria-label={label} tabIndex={0}>
        <div className="diff-lines">
          {drawnLines(preview.diff).map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one difference never move
            <Line key={at} line={line} name={name} />
          ))}
        </div>
      </section>
    </figure>
  );
}

const signs = {
  same: { sign: '', said: '' },
  added: { sign: '+', said: assistantsWords.lineAdded },
  removed: { sign: '−', said: assistantsWords.lineRemoved },
} as const;

function Line({ line, name }: { readonly line: DrawnLine; readonly name: string }) {
  if (line.kind === 'gap') return <div className="diff-gap" aria-hidden="true" />;
  const { sign, said } = signs[line.kind];
  return (
    <div className="diff-line" data-kind={line.kind}>
      <span className="diff-number" aria-hidden="true">
        {line.line}
      </span>
      <span className="diff-sign" aria-hidden="true">
        {sign}
      </span>
      <span className="unseen">{said}</span>
      <span className="diff-text">
        {previewPieces(line.text, name).map(({ text, isStandIn }, at) =>
          isStandIn ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text never move
            <em key={at}>{text}</em>
          ) : (
            text
          ),
        )}
      </span>
    </div>
  );
}
