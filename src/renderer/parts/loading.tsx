import { useEffect, useState } from 'react';
import { partWords } from '../words/parts.ts';
import { Button } from './button.tsx';
import { Elapsed } from './spinner.tsx';

const PATIENCE_MS = 3_000;

interface LoadingProps {
  /** How many bars, in the shape of the answer. */
  readonly rows?: number;
  readonly onCancel?: () => void;
}

/** Bars in the shape of what is awaited. After three seconds it says what it waits for. */
export function Loading({ rows = 4, onCancel }: LoadingProps) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setLong(true), PATIENCE_MS);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <div className="loading" role="status">
      <span className="unseen">{partWords.loading}</span>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars stand for nothing else
        <div key={row} className="loading-row" aria-hidden="true">
          <span />
          <span />
        </div>
      ))}
      <div className="loading-foot" data-shown={isLong || undefined}>
        <Waited />{' '}
        {isLong && onCancel && (
          <Button isSmall onPress={onCancel}>
            {partWords.cancel}
          </Button>
        )}
      </div>
    </div>
  );
}

function Waited() {
  return (
    <span aria-hidden="true">
      {partWords.waiting}, <Elapsed />
    </span>
  );
}
