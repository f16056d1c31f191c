import type { ReactNode } from 'react';
import type { AssistantRow } from '../../shared/connecting.ts';
import { Age } from '../parts/age.tsx';
import { Icon } from '../parts/icon.tsx';
import { WithCode } from '../parts/with-code.tsx';
import { assistantsWords } from '../words/assistants-screen.ts';
import { shortPath } from './short-path.ts';
import type { AssistantStanding, PanelKind } from './standing.ts';

interface StandingProps {
  readonly row: AssistantRow;
  readonly standing: AssistantStanding;
  /** What stands below, when it is opened; what is said there is not said twice. */
  readonly below: PanelKind | null;
}

/** How it stands with an assistant: a sign, a word, and what comes next. */
export function Standing({ row, standing, below }: StandingProps) {
  const { sign, said, next } = textOf(row, standing, below);
  if (said === null) return <span />;
  return (
    <span className="assistant-standing" data-standing={standing.kind}>
      {sign}
      <span>{said}</span>
      {next && <span className="assistant-next">{next}</span>}
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
  below: PanelKind | null,
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
      const next = below === null && <WithCode text={row.restart} />;
      return { sign: <span className="mark-waiting" />, said: words.waiting, next };
    }
    case 'old': {
      const { reason } = standing;
      const elsewhere = row.oldEntries[0]?.path;
      const isElsewhere = elsewhere !== undefined && elsewhere !== row.path;
      return {
        sign: <Icon name="triangle" />,
        said: words.old[reason],
        next: isElsewhere ? words.oldIn(shortPath(elsewhere)) : words.oldNext[reason],
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
      return {
        sign: <Icon name="triangle" />,
        said: words.problem,
        next: below === null && standing.cause,
      };
    case 'by-hand':
      return { sign: noSign, said: words.byHand, next: null };
    case 'found':
      return { sign: noSign, ...foundText(standing.lastCallMs, below === 'connect') };
    case 'absent':
      return { sign: noSign, said: below === 'connect' ? words.changes : null, next: null };
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
