import { useId, useState } from 'react';
import type { Failure } from '../../shared/failure.ts';
import { notFreshWords } from '../words/not-fresh.ts';
import { partWords } from '../words/parts.ts';
import { Age } from './age.tsx';
import { LinkButton } from './button.tsx';
import './not-fresh.css';

interface NotFreshProps {
  /** When what is still shown was read; null when nobody knows. */
  readonly at: number | null;
  readonly failure: Failure;
  readonly onAgain: () => void;
}

/** Stands above old content that could not be read anew: how old it is, and why. */
export function NotFresh({ at, failure, onAgain }: NotFreshProps) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <div className="not-fresh" role="status">
      <p>
        {notFreshWords.before}
        {at === null ? notFreshWords.undated : <Age at={at} />}
        {notFreshWords.after} <LinkButton onPress={onAgain}>{partWords.tryAgain}</LinkButton>{' '}
        <LinkButton onPress={() => setOpen(!isOpen)}>{partWords.details}</LinkButton>
      </p>
      {isOpen && (
        <p id={id} className="quiet-text">
          {failure.title}. {failure.cause} <code>{failure.code}</code>
        </p>
      )}
    </div>
  );
}
