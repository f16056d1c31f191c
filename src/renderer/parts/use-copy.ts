import { useEffect, useState } from 'react';
import { ask } from '../bridge.ts';
import { partWords } from '../words/parts.ts';
import { announce } from './announcer.ts';

const SHOWN_MS = 2_000;

export interface Copying {
  readonly isCopied: boolean;
  readonly copy: () => void;
}

/** Copies through main, which alone can mark the clipboard, and says so for two seconds. */
export function useCopy(text: string): Copying {
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = window.setTimeout(() => setCopied(false), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [isCopied]);

  async function copyNow(): Promise<void> {
    const answer = await ask('copyText', { text });
    setCopied(answer.ok);
    announce(answer.ok ? partWords.copied : answer.failure.title);
  }

  return { isCopied, copy: () => void copyNow() };
}
