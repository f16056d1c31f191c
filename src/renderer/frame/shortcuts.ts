import type { Screen } from '../../shared/ipc.ts';

export type Shortcut =
  | { readonly kind: 'screen'; readonly screen: Screen }
  | { readonly kind: 'verify' | 'next-pane' | 'previous-pane' | 'list' };

/** What of a pressed key matters here. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const withCommand: Readonly<Record<string, Shortcut>> = {
  '1': { kind: 'screen', screen: 'overview' },
  '2': { kind: 'screen', screen: 'tables' },
  '3': { kind: 'screen', screen: 'assistants' },
  '4': { kind: 'screen', screen: 'activity' },
  ',': { kind: 'screen', screen: 'settings' },
  r: { kind: 'verify' },
};

/** What a key does everywhere in the window; null for all others. A letter being typed is a letter. */
export function shortcutOf(
  pressed: PressedKey,
  isMac: boolean,
  isTyping: boolean,
): Shortcut | null {
  if (pressed.altKey) return null;
  const hasCommand = isMac
    ? pressed.metaKey && !pressed.ctrlKey
    : pressed.ctrlKey && !pressed.metaKey;
  if (hasCommand) return withCommand[pressed.key.toLowerCase()] ?? null;
  if (pressed.ctrlKey || pressed.metaKey) return null;
  if (pressed.key === 'F6') return { kind: pressed.shiftKey ? 'previous-pane' : 'next-pane' };
  if (pressed.key === '?' && !isTyping) return { kind: 'list' };
  return null;
}
