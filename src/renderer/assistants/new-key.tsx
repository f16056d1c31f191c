import { useState } from 'react';
import type { AssistantRow } from '../../shared/connecting.ts';
import { ask } from '../bridge.ts';
import { Button } from '../parts/button.tsx';
import { LossDialog } from '../parts/dialog.tsx';
import { WithCode } from '../parts/with-code.tsx';
import { tell } from '../toasts.ts';
import { assistantsWords } from '../words/assistants-screen.ts';
import { noteDoing } from './connections.ts';

type Row = Pick<AssistantRow, 'id' | 'name' | 'way' | 'restart'>;

/** Asks first: the old key ends at once, and its file gets the new one. */
export function NewKeyButton({ row }: { readonly row: Row }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button onPress={() => setAsking(true)}>{assistantsWords.newKey}</Button>
      {isAsking && (
        <LossDialog
          title={assistantsWords.newKeyTitle(row.name)}
          keep={assistantsWords.newKeyKeep}
          lose={assistantsWords.newKeyNow}
          onKeep={() => setAsking(false)}
          onLose={() => {
            setAsking(false);
            void makeNewKey(row);
          }}
        >
          <WithCode text={`${assistantsWords.newKeyText(row.way)} ${row.restart}`} />
        </LossDialog>
      )}
    </>
  );
}

async function makeNewKey({ id, name }: Row): Promise<void> {
  const atMs = Date.now();
  const made = await ask('resetKey', { assistant: id });
  if (!made.ok) {
    const { title, cause } = made.failure;
    return tell(`${title}. ${cause}`, { hasFailed: true });
  }
  // Its next call is the proof that it has read the new one.
  noteDoing(id, { kind: 'copied', atMs });
  return tell(assistantsWords.newKeyMade(name, made.value));
}
