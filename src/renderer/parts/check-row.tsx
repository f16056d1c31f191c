import type { ReactNode } from 'react';
import { partWords } from '../words/parts.ts';
import { Icon, type IconName } from './icon.tsx';
import { Spinner } from './spinner.tsx';
import { WithCode } from './with-code.tsx';

export type CheckMark = 'waiting' | 'running' | 'passed' | 'needs-you' | 'failed' | 'skipped';

interface CheckRowProps {
  readonly mark: CheckMark;
  readonly name: string;
  readonly found: ReactNode;
  /** Milliseconds it took, in words; empty before. */
  readonly took: string;
  /** Of a row that failed. */
  readonly trouble?: {
    readonly cause: string;
    readonly fix: string;
    readonly action: ReactNode;
  } | null;
}

/** One check. A failed one opens in place: cause, fix and one button, in the same columns. */
export function CheckRow({ mark, name, found, took, trouble }: CheckRowProps) {
  const tone = mark === 'needs-you' ? 'need' : mark === 'failed' ? 'fail' : undefined;
  return (
    <li className="check" data-mark={mark} data-tone={trouble ? tone : undefined}>
      <span className="check-mark">
        <Mark mark={mark} />
      </span>
      <span className="check-name">{name}</span>
      <span className="check-found">{found}</span>
      <span className="check-took">{took}</span>
      {trouble && (
        <>
          <span className="check-label">{partWords.cause}</span>
          <span className="check-said">
            <WithCode text={trouble.cause} />
          </span>
          {trouble.fix && (
            <>
              <span className="check-label">{partWords.fix}</span>
              <span className="check-said">
                <WithCode text={trouble.fix} />
              </span>
            </>
          )}
          <span className="check-action">{trouble.action}</span>
        </>
      )}
    </li>
  );
}

const icons: Readonly<Record<'passed' | 'needs-you' | 'failed' | 'skipped', IconName>> = {
  passed: 'tick',
  'needs-you': 'exclamation',
  failed: 'cross',
  skipped: 'minus',
};

export function Mark({ mark }: { readonly mark: CheckMark }) {
  return (
    <>
      <span className="unseen">{partWords.marks[mark]}: </span>
      {mark === 'running' && <Spinner />}
      {mark === 'waiting' && <span className="mark-waiting" />}
      {mark !== 'running' && mark !== 'waiting' && (
        <span className="mark" data-mark={mark}>
          <Icon name={icons[mark]} size={mark === 'passed' || mark === 'skipped' ? 16 : 12} />
        </span>
      )}
    </>
  );
}
