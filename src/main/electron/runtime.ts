import * as electron from 'electron';

// Where the Electron that ships and the one that tests run on differ, by what exists and not by
// version. Everything else in this folder compiles against the typings of both.

/** The clipboard: promises in one, plain values in the other; `await` reads both. */
interface TextBoard {
  readText(): Promise<string> | string;
  writeText(text: string): Promise<void> | void;
  clear(): void;
  write?(items: readonly unknown[]): Promise<void> | void;
}

type ItemConstructor = new (parts: Readonly<Record<string, string>>) => unknown;

// The only place where the two typings contradict each other, so ours replaces both.
const board: TextBoard = electron.clipboard as unknown as TextBoard;
const Item: ItemConstructor | undefined = (
  electron as unknown as { readonly ClipboardItem?: ItemConstructor }
).ClipboardItem;

/** Marks that clipboard histories heed: not to be kept. One for each system. */
const CONCEALED: Readonly<Record<string, string>> = {
  'electron application/osclipboard;format="org.nspasteboard.ConcealedType"': '1',
  'electron application/osclipboard;format="ExcludeClipboardContentFromMonitorProcessing"': '1',
  'electron application/osclipboard;format="x-kde-passwordManagerHint"': 'secret',
};

/** True where a text can be marked for clipboard histories. */
export const clipboardConceals = Item !== undefined;

export async function readClipboard(): Promise<string> {
  return board.readText();
}

export async function writeClipboard(text: string): Promise<void> {
  await board.writeText(text);
}

/** Writes a text that histories should not keep, where the runtime can say so. */
export async function writeConcealed(text: string): Promise<void> {
  if (Item && board.write) await board.write([new Item({ 'text/plain': text, ...CONCEALED })]);
  else await board.writeText(text);
}

export function clearClipboard(): void {
  board.clear();
}
