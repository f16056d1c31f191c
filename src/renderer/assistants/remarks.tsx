import type { ReactNode } from 'react';
import type { ConnectOutput } from '../../shared/connecting.ts';
import { ask } from '../bridge.ts';
import { Button } from '../parts/button.tsx';
import { CodeWithCopy } from '../parts/code-with-copy.tsx';
import { Icon } from '../parts/icon.tsx';
import { WithCode } from '../parts/with-code.tsx';
import { tell } from '../toasts.ts';
import { assistantsWords } from '../words/assistants-screen.ts';
import { forgetBackup } from './connections.ts';

/** Something to know before or after a change, with a sign and its colour. */
export function Remark({
  tone,
  action,
  children,
}: {
  readonly tone: 'need' | 'fail';
  /** A button at its right. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}) {
  const icons = { need: 'triangle', fail: 'cross' } as const;
  return (
    <div className="remark" data-tone={tone}>
      <Icon name={icons[tone]} />
      <span className="remark-text">{children}</span>
      {action}
    </div>
  );
}

export function Warnings({ texts }: { readonly texts: readonly string[] }) {
  return texts.map((text) => (
    <Remark key={text} tone="need">
      <WithCode text={text} />
    </Remark>
  ));
}

interface LeftBackupsProps {
  readonly assistant: string;
  readonly output: Pick<ConnectOutput, 'backup' | 'backupHoldsSecret' | 'others'>;
}

/** The copies of all the files that were changed. */
export function LeftBackups({ assistant, output }: LeftBackupsProps) {
  return [output, ...output.others].map(
    ({ backup, backupHoldsSecret }) =>
      backup && (
        <LeftBackup
          key={backup}
          assistant={assistant}
          path={backup}
          holdsSecret={backupHoldsSecret}
        />
      ),
  );
}

interface LeftBackupProps {
  readonly assistant: string;
  readonly path: string;
  readonly holdsSecret: boolean;
}

/** Where the file lies as it was; one that holds a secret should go, and says so. */
export function LeftBackup({ assistant, path, holdsSecret }: LeftBackupProps) {
  async function deleteIt(): Promise<void> {
    const deleted = await ask('deleteBackup', { assistant });
    if (!deleted.ok) return tell(deleted.failure.title, { hasFailed: true });
    forgetBackup(assistant);
    return tell(assistantsWords.backupDeleted);
  }
  if (!holdsSecret) {
    return (
      <p className="assistant-note">
        {assistantsWords.asItWas} <code>{path}</code>
      </p>
    );
  }
  return (
    <Remark
      tone="need"
      action={
        <Button isSmall onPress={() => void deleteIt()}>
          {assistantsWords.deleteBackup}
        </Button>
      }
    >
      {assistantsWords.holdsSecret}
      <CodeWithCopy text={path} what={assistantsWords.copyPath} />
    </Remark>
  );
}
