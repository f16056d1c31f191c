import { ok, type Result } from '../../shared/result.ts';
import type { App } from '../core/app.ts';
import type { Clipboard } from './clipboard.ts';
import { clearClipboard } from './runtime.ts';

/** Puts tokens on the clipboard, and takes them off again when they are worth nothing any more. */
export interface TokenCopier {
  /** Failures: those of getting a token, `clipboard_refused`. */
  copy(app: App): Promise<Result<{ readonly secondsLeft: number }>>;
  /** Life of the token that lies there; undefined when none of ours was copied, or it has ended. */
  secondsLeft(): number | undefined;
  close(): void;
}

interface CopierParts {
  readonly clipboard: Clipboard;
  readonly onChange: () => void;
}

export function createTokenCopier({ clipboard, onChange }: CopierParts): TokenCopier {
  let endsAtMs = 0;
  let timer: NodeJS.Timeout | undefined;

  async function clear(token: string): Promise<void> {
    endsAtMs = 0;
    // Something else that was copied since stays.
    if ((await clipboard.read()) === token) clearClipboard();
    onChange();
  }

  return {
    async copy(app) {
      const fresh = await app.window.tokenToCopy();
      if (!fresh.ok) return fresh;
      const { token, secondsLeft } = fresh.value;
      const copied = await clipboard.put(token.reveal(), { isConcealed: true });
      if (!copied.ok) return copied;
      clearTimeout(timer);
      endsAtMs = performance.now() + secondsLeft * 1_000;
      timer = setTimeout(() => void clear(token.reveal()), secondsLeft * 1_000);
      onChange();
      return ok({ secondsLeft });
    },
    secondsLeft() {
      const leftMs = endsAtMs - performance.now();
      return leftMs > 0 ? leftMs / 1_000 : undefined;
    },
    close: () => clearTimeout(timer),
  };
}
