import type { ReactNode } from 'react';
import type { AssistantRow } from '../../shared/connecting.ts';
import { Age } from '../parts/age.tsx';
import { Icon } from '../parts/icon.tsx';
import { WithCode } from '../parts/with-code.tsx';
import { assistantsWords } from '../words/assistants-screen.ts';
import type { AssistantStanding } from './standing.ts';

interface StandingProps {
  readonly row: AssistantRow;
  readonly standing: AssistantStanding;
  /** Below it stands what connecting would change. */
  readonly showsChange: boolean;
}

/** How it stands with an assistant: a sign, a word, and what comes next. */
export function Standing({ row, standing, showsChange }: StandingProps) {
  const { sign, said, next } = textOf(row, standing, showsChange);
  if (said === null) return <span />;
  return (
    <span className="assistant-standing" data-standing={standing.kind}>
      {sign}
      <span>{said}</span>
      {next !== null && <span className="assistant-next">{next}</span>}
    </span>
  );
}

interface StandingText {
  readonly sign: ReactNode;
  readonly said: ReactNode;
  readonly next: ReactNode;
}

const words = assistantsWords;
const noSign = <span />;

function textOf(
  row: AssistantRow,
  standing: AssistantStanding,
  showsChange: boolean,
): StandingText {
  switch (standing.kind) {
    case 'connected': {
      const next = row.lastError && words.lastError(words.errorInWords(row.lastError));
      const said = (
        <>
          {words.lastCall} <Age at={standing.lastCallMs} />
        </>
      );
      return { sign: <Icon name="tick" />, said, next };
    }
    case 'waiting': {
      const next = <WithCode text={row.restart} />;
      return { sign: <span className="mark-waiting" />, said: words.waiting, next };
    }
    case 'old': {
      const { reason } = standing;
      return {
        sign: <Icon name="triangle" />,
        said: words.old[reason],
        next: words.oldNext[reason],
      };
    }
    case 'revoked':
      return { sign: <Icon name="cross" />, said: words.noKey, next: words.noKeyNext };
    case 'address-changed':
      return {
        sign: <Icon name="triangle" />,
        said: words.addressChanged,
        next: words.addressChangedNext,
      };
    case 'problem':
      return { sign: <Icon name="triangle" />, said: words.problem, next: standing.cause };
    case 'by-hand':
      return { sign: noSign, said: words.byHand, next: null };
    case 'found':
      return { sign: noSign, ...foundText(standing.lastCallMs, showsChange) };
    case 'absent':
      return { sign: noSign, said: showsChange ? words.changes : null, next: null };
  }
}

function foundText(lastCallMs: number | null, showsChange: boolean): Omit<StandingText, 'sign'> {
  if (showsChange) return { said: words.changes, next: null };
  const next =
    lastCallMs === null ? null : (
      <>
        {words.lastCallBefore} <Age at={lastCallMs} />
      </>
    );
  return { said: words.found, next };
}
