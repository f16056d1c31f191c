import { ask } from '../bridge.ts';
import { LossDialog } from '../parts/dialog.tsx';
import { tell } from '../toasts.ts';
import { assistantsWords } from '../words/assistants-screen.ts';
import { noteDoing } from './connections.ts';

interface RevokeDialogProps {
  readonly row: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
  /** After the key is gone. */
  readonly onRevoked?: () => void;
}

/** Asks before a key is taken away; the other assistants go on. */
export function RevokeDialog({ row, onClose, onRevoked }: RevokeDialogProps) {
  async function revoke(): Promise<void> {
    onClose();
    const answer = await ask('revokeKey', { assistant: row.id });
    if (!answer.ok) return tell(answer.failure.title, { hasFailed: true });
    noteDoing(row.id, null);
    onRevoked?.();
    return tell(assistantsWords.revoked(row.name));
  }
  return (
    <LossDialog
      title={assistantsWords.revokeTitle(row.name)}
      keep={assistantsWords.keep}
      lose={assistantsWords.revokeNow}
      onKeep={onClose}
      onLose={() => void revoke()}
    >
      {assistantsWords.revokeText(row.name)}
    </LossDialog>
  );
}
