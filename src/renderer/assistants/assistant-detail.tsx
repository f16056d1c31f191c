import { type AssistantRow, backupsLeft } from '../../shared/connecting.ts';
import { Button } from '../parts/button.tsx';
import { DetailsList } from '../parts/details-list.tsx';
import { WithCode } from '../parts/with-code.tsx';
import { assistantsWords } from '../words/assistants-screen.ts';
import { ConnectPanel } from './connect-panel.tsx';
import { ConnectedPanel, factsOf, VerifyButton } from './connected-panel.tsx';
import { useDoing } from './connections.ts';
import { FirstCall } from './first-call.tsx';
import { NewKeyButton } from './new-key.tsx';
import { LeftBackup, Remark } from './remarks.tsx';
import { SnippetPanel } from './snippet-panel.tsx';
import { panelOf } from './standing.ts';
import { VerifiedFromSeat } from './verified-from-seat.tsx';

interface AssistantDetailProps {
  readonly id: string;
  readonly row: AssistantRow;
  readonly onRevoke: () => void;
  readonly onLookAgain: () => void;
}

/** An opened row: what would change, how it went, or what to paste. */
export function AssistantDetail({ id, row, onRevoke, onLookAgain }: AssistantDetailProps) {
  const doing = useDoing(row.id);
  const panel = panelOf(row, doing?.kind ?? null);
  return (
    <div className="assistant-detail" id={id}>
      {panel === 'connect' && (
        <>
          <LeftAfterUndo assistant={row.id} />
          {row.hasKey && <FirstCall row={row} />}
          <ConnectPanel row={row} />
          {row.hasKey && <SeatActions row={row} onRevoke={onRevoke} />}
        </>
      )}
      {panel === 'connected' && <ConnectedPanel row={row} onRevoke={onRevoke} />}
      {panel === 'snippet' && <ByHand row={row} onRevoke={onRevoke} onLookAgain={onLookAgain} />}
    </div>
  );
}

/** The copies of files that an undo left, since they differ from what is there now. */
function LeftAfterUndo({ assistant }: { readonly assistant: string }) {
  const doing = useDoing(assistant);
  if (doing?.kind !== 'undone') return null;
  return doing.rows
    .flatMap(backupsLeft)
    .map((path) => <LeftBackup key={path} assistant={assistant} path={path} holdsSecret={false} />);
}

type PartProps = Pick<AssistantDetailProps, 'row' | 'onRevoke'>;

/** For a key whose entry is not in the file: its snippet was copied to somewhere. */
function SeatActions({ row, onRevoke }: PartProps) {
  return (
    <>
      <div className="assistant-actions">
        <VerifyButton row={row} />
        <NewKeyButton row={row} />
        <span className="assistant-revoke">
          <Button kind="danger" onPress={onRevoke}>
            {assistantsWords.revoke}
          </Button>
        </span>
      </div>
      <VerifiedFromSeat assistant={row.id} />
    </>
  );
}

function ByHand(props: Omit<AssistantDetailProps, 'id'>) {
  const { row, onRevoke, onLookAgain } = props;
  return (
    <>
      {row.problem && (
        <Remark
          tone="need"
          action={
            <Button isSmall icon="again" onPress={onLookAgain}>
              {assistantsWords.lookAgain}
            </Button>
          }
        >
          <WithCode text={row.problem.cause} />
        </Remark>
      )}
      {row.byHand !== null && (
        <p className="by-hand">
          <WithCode text={row.byHand} />
        </p>
      )}
      <SnippetPanel row={row} isMain />
      <p className="then">
        <span className="quiet-text">{assistantsWords.afterwards}</span>{' '}
        <WithCode text={row.restart} />
      </p>
      {row.hasKey && <FirstCall row={row} />}
      {row.hasKey && <SeatActions row={row} onRevoke={onRevoke} />}
      {row.lastSeen !== null && <DetailsList details={factsOf(row)} />}
    </>
  );
}
