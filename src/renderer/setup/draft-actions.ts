import type { Result } from '../../shared/result.ts';
import type { Draft } from '../../shared/setup.ts';
import { ask } from '../bridge.ts';
import { changeSetup } from './setup-state.ts';

// The secret passes through here once on its way to main and is kept nowhere in the window.

/** What was last sent, so that proving waits until main has it. */
let sending: Promise<void> = Promise.resolve();

export function readDraft(): void {
  send(ask('draft', {}));
}

export function understand(text: string): void {
  if (text.trim() !== '') send(ask('understand', { text }));
}

export function pasteFromClipboard(): void {
  send(ask('paste', {}));
}

export function clearClipboard(): void {
  send(ask('clearClipboard', {}));
}

export function correct(field: 'clientId' | 'clientSecret', text: string): void {
  send(ask('correct', { field, text }));
}

/** Resolves when main has everything that was given. */
export function allSent(): Promise<void> {
  return sending;
}

function send(answer: Promise<Result<Draft>>): void {
  sending = Promise.all([sending, answer]).then(([, result]) => hold(result));
}

function hold(result: Result<Draft>): void {
  changeSetup(
    result.ok
      ? { draft: result.value, misunderstanding: null }
      : { misunderstanding: result.failure },
  );
}
