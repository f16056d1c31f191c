import { partWords } from '../words/parts.ts';
import { IconButton } from './button.tsx';
import { useCopy } from './use-copy.ts';

/** Copies a short text that stands beside it; its picture turns into a tick for two seconds. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const { isCopied, copy } = useCopy(text);
  return (
    <IconButton
      icon={isCopied ? 'tick' : 'copy'}
      label={isCopied ? partWords.copied : partWords.copy(what)}
      onPress={copy}
    />
  );
}
