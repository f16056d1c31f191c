import { useId, useState } from 'react';
import type { Failure } from '../../shared/failure.ts';
import { fixOf } from '../words/fixes.ts';
import { partWords } from '../words/parts.ts';
import { Button } from './button.tsx';
import { type Detail, DetailsList } from './details-list.tsx';
import { WithCode } from './with-code.tsx';

interface FailedProps {
  /** What could not be done: "The tables could not be read". */
  readonly title: string;
  readonly failure: Failure;
  readonly onAgain?: () => void;
}

/** It went wrong: a cylinder with a red cross, one sentence, and another try. */
export function Failed({ title, failure, onAgain }: FailedProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="picture" role="alert">
      <FailedDrawing />
      <p className="picture-title">{title}</p>
      <p className="picture-reason">{failure.title}.</p>
      <div className="picture-actions">
        {onAgain && (
          <Button isSmall onPress={onAgain}>
            {partWords.tryAgain}
          </Button>
        )}
        <Button
          kind="quiet"
          isSmall
          endIcon={isOpen ? 'up' : 'down'}
          isExpanded={isOpen}
          controls={id}
          onPress={() => setOpen(!isOpen)}
        >
          {partWords.details}
        </Button>
      </div>
      {isOpen && <DetailsList id={id} details={detailsOf(failure)} />}
    </div>
  );
}

function FailedDrawing() {
  return (
    <svg width="64" height="64" viewBox="0 0 64 64" fill="none" aria-hidden="true">
      <path
        d="M11 15A21 8 0 0 1 53 15A21 8 0 0 1 11 15ZM11 15V46C11 50.4 20.4 54 32 54C34.6 54 37 53.8 39.3 53.5M53 15V36"
        stroke="var(--control)"
        strokeWidth="2"
      />
      <circle cx="51" cy="47" r="10" fill="var(--fail-fill)" />
      <path
        d="M47.4 43.4L54.6 50.6M54.6 43.4L47.4 50.6"
        stroke="var(--on-fill)"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
    </svg>
  );
}

function detailsOf(failure: Failure): readonly Detail[] {
  const details: Detail[] = [
    { name: partWords.cause, value: <WithCode text={failure.cause} /> },
    { name: partWords.fix, value: <WithCode text={fixOf(failure)} /> },
    { name: partWords.code, value: <code>{failure.code}</code> },
  ];
  if (failure.quoted) details.push({ name: partWords.serverSaid, value: failure.quoted });
  if (failure.requestId) {
    details.push({ name: partWords.request, value: <code>{failure.requestId}</code> });
  }
  return details;
}
