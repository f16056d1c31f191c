import { useState } from 'react';
import { isAssistantId } from '../../shared/assistant.ts';
import { assistantNames } from '../../shared/assistant-names.ts';
import type { WindowOutput } from '../../shared/ipc.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { RevokeDialog } from '../assistants/revoke-dialog.tsx';
import { Age } from '../parts/age.tsx';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Failed } from '../parts/failed.tsx';
import { Loading } from '../parts/loading.tsx';
import { go } from '../place.ts';
import { useAnswer } from '../use-answer.ts';
import { settingsWords as words } from '../words/settings.ts';

type Key = WindowOutput<'keys'>['keys'][number];

/** One row per assistant that holds a key. The keys themselves never come here. */
export function KeysPage({ snapshot }: { readonly snapshot: Snapshot }) {
  const answer = useAnswer('keys', {});
  const [revoking, setRevoking] = useState<Key | null>(null);
  const keys = answer.value?.keys ?? null;
  if (keys === null) {
    return answer.kind === 'failed' && answer.failure ? (
      <Failed title={words.keysFailed} failure={answer.failure} onAgain={answer.askAgain} />
    ) : (
      <Loading rows={4} />
    );
  }
  if (keys.length === 0) {
    return (
      <Empty title={words.keysNone} reason={words.keysNoneNext}>
        <Button onPress={() => go('assistants')}>{words.keysToAssistants}</Button>
      </Empty>
    );
  }
  return (
    <div className="settings-page">
      <p className="settings-answer">{words.keysNote}</p>
      <table className="settings-table">
        <thead>
          <tr>
            <th scope="col">{words.keyColumns.assistant}</th>
            <th scope="col">{words.keyColumns.made}</th>
            <th scope="col">{words.keyColumns.used}</th>
            <th scope="col">
              <span className="unseen">{words.revoke}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <KeyRow
              key={key.assistant}
              made={key}
              snapshot={snapshot}
              onRevoke={() => setRevoking(key)}
            />
          ))}
        </tbody>
      </table>
      {revoking && (
        <RevokeDialog
          row={{ id: revoking.assistant, name: nameOf(revoking.assistant) }}
          onClose={() => setRevoking(null)}
          onRevoked={answer.askAgain}
        />
      )}
    </div>
  );
}

interface KeyRowProps {
  readonly made: Key;
  readonly snapshot: Snapshot;
  readonly onRevoke: () => void;
}

function KeyRow({ made, snapshot, onRevoke }: KeyRowProps) {
  const known = snapshot.assistants.find(({ id }) => id === made.assistant);
  return (
    <tr>
      <th scope="row">{nameOf(made.assistant)}</th>
      <td>
        <Age at={made.createdAt} />
      </td>
      <td>{known?.lastSeen ? <Age at={known.lastSeen} /> : words.never}</td>
      <td className="settings-end">
        <Button kind="danger" isSmall onPress={onRevoke}>
          {words.revoke}
          <span className="unseen"> {nameOf(made.assistant)}</span>
        </Button>
      </td>
    </tr>
  );
}

function nameOf(id: string): string {
  return isAssistantId(id) ? assistantNames[id].name : id;
}
