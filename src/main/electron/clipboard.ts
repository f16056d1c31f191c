import { failure } from '../../shared/failure.ts';
import { failed, ok, type Result } from '../../shared/result.ts';
import { readClipboard, writeClipboard, writeConcealed } from './runtime.ts';

/** The clipboard of the person, in which a text is only called copied once it lies there. */
export interface Clipboard {
  /** Failure: `clipboard_refused`. */
  put(text: string, wishes?: { readonly isConcealed: boolean }): Promise<Result<void>>;
  read(): Promise<string>;
}

interface ClipboardParts {
  /** Another way to the clipboard, where the runtime's own drops texts; undefined where there is none. */
  readonly copyOutside: (text: string, isConcealed: boolean) => Promise<boolean | undefined>;
  /** Brings a window to the front: without one in focus some desktops drop what is written. */
  readonly focus: () => void;
  readonly isWayland: boolean;
}

export function createClipboard({ copyOutside, focus, isWayland }: ClipboardParts): Clipboard {
  async function put(text: string, { isConcealed } = { isConcealed: false }) {
    const outside = await copyOutside(text, isConcealed);
    if (outside !== undefined)
      return outside ? ok(undefined) : failed(failure('clipboard_refused'));
    if (isWayland) focus();
    await (isConcealed ? writeConcealed(text) : writeClipboard(text));
    const isThere = (await readClipboard()) === text;
    return isThere ? ok(undefined) : failed(failure('clipboard_refused'));
  }
  return { put, read: readClipboard };
}
