import type { AssistantRow } from '../../shared/connecting.ts';
import { ask } from '../bridge.ts';
import { Button } from '../parts/button.tsx';
import { tell } from '../toasts.ts';
import { assistantsWords } from '../words/assistants-screen.ts';
import { noteDoing } from './connections.ts';
import { shortPath } from './short-path.ts';

type Row = Pick<AssistantRow, 'id' | 'name' | 'installs'>;

interface InstallButtonProps {
  readonly row: Row;
  /** The assistant was told, and its first call may come. */
  readonly onInstalled?: (() => void) | undefined;
}

/** The way past the file: a link that the assistant asks about, or an extension that it installs. */
export function InstallButton({ row, onInstalled }: InstallButtonProps) {
  if (row.installs === null) return null;
  const { words, install } = ways[row.installs];
  const press = async (): Promise<void> => {
    const atMs = Date.now();
    if (!(await install(row))) return;
    noteDoing(row.id, { kind: 'copied', atMs });
    onInstalled?.();
  };
  return <Button onPress={() => void press()}>{words}</Button>;
}

const ways = {
  link: { words: assistantsWords.useLink, install: useLink },
  extension: { words: assistantsWords.saveExtension, install: saveExtension },
} as const;

async function useLink({ id, name }: Row): Promise<boolean> {
  const opened = await ask('openInstallLink', { assistant: id });
  if (opened.ok) tell(assistantsWords.linkOpened(name));
  else tell(opened.failure.cause, { hasFailed: true });
  return opened.ok;
}

async function saveExtension({ name }: Row): Promise<boolean> {
  const saved = await ask('saveExtension', {});
  if (!saved.ok) tell(saved.failure.title, { hasFailed: true });
  if (!saved.ok || saved.value.path === null) return false;
  const { path, isOpened } = saved.value;
  tell(
    isOpened
      ? assistantsWords.extensionOpened(name)
      : assistantsWords.extensionSaved(name, shortPath(path)),
  );
  return true;
}
