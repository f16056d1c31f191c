/** What the keychain child is asked, over its private channel: never by argv or environment. */
export type KeychainQuestion =
  | { readonly act: 'read' | 'delete'; readonly account: string }
  | { readonly act: 'write'; readonly account: string; readonly value: string }
  | { readonly act: 'self-test' };

/** What it says: first that the store could be reached at all, then the answer. */
export type KeychainMessage =
  | { readonly kind: 'reached' }
  | { readonly kind: 'answered'; readonly value: string | boolean | null }
  | { readonly kind: 'failed'; readonly message: string };

/** The running child, as its parent sees it. */
export interface KeychainChild {
  send(question: KeychainQuestion): void;
  onMessage(hear: (message: KeychainMessage) => void): void;
  /** Called once: it ended, or could not be started. */
  onEnd(hear: () => void): void;
  kill(): void;
}

/** Starts the child's program: a Node process, or what the desktop's runtime has for it. */
export type StartKeychainChild = (file: string, environment: NodeJS.ProcessEnv) => KeychainChild;

export const KEYCHAIN_SERVICE = 'dynamosql-tray';
