import { failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { createSecret, type Secret } from '../../../shared/secret.ts';
import type { Draft } from '../../../shared/setup.ts';
import { parsePasted } from '../credentials/paste.ts';

/** The two values as the person has given them so far. The secret never leaves but for its use. */
export interface DraftKeeper {
  /** As the window may see it; `clipboard` is looked through for the secret. */
  view(clipboard: string): Draft;
  /** Takes what is recognised in a text, and keeps what was there for the rest. Failures: `rest_token_pasted`, `credentials_incomplete`. */
  understand(text: string): Result<void>;
  correct(field: 'clientId' | 'clientSecret', text: string): void;
  drop(): void;
  /** Both values. Failure: `credentials_incomplete`, which says which one is missing. */
  pair(): Result<{ readonly clientId: string; readonly clientSecret: Secret }>;
}

interface Given {
  readonly value: Secret;
  /** Line of the pasted text, from 1. */
  readonly line: number | null;
}

interface Held {
  readonly text: string;
  readonly clientId?: Given;
  readonly clientSecret?: Given;
}

type Line = Draft['lines'][number];

const DOTS = '•'.repeat(16);
const SERVER = /https?:\/\/[^\s"']+/;
const MOST_LINES = 40;

export function createDraftKeeper(): DraftKeeper {
  let held: Held = { text: '' };

  return {
    view: (clipboard) => ({
      lines: held.text === '' ? [] : linesOf(held),
      clientId: shownId(held.clientId),
      clientSecret: shownSecret(held.clientSecret),
      clipboardHoldsSecret: isIn(clipboard, held.clientSecret),
    }),

    understand(text) {
      const pasted = parsePasted(text);
      if (!pasted.ok) return pasted;
      const { clientId, clientSecret } = pasted.value;
      held = {
        ...held,
        text,
        ...(clientId ? { clientId: given(clientId, text) } : {}),
        ...(clientSecret ? { clientSecret: given(clientSecret, text) } : {}),
      };
      return ok(undefined);
    },

    correct(field, text) {
      const { [field]: _before, ...rest } = held;
      const value = text.trim();
      held = value === '' ? rest : { ...rest, [field]: { value: createSecret(value), line: null } };
    },

    drop() {
      held = { text: '' };
    },

    pair() {
      const { clientId, clientSecret } = held;
      if (clientId && clientSecret)
        return ok({ clientId: clientId.value.reveal(), clientSecret: clientSecret.value });
      const cause = clientId ? 'The client secret is missing.' : 'The client ID is missing.';
      return failed(failure('credentials_incomplete', { cause }));
    },
  };
}

function given(value: string, text: string): Given {
  const line = text.split('\n').findIndex((candidate) => candidate.includes(value)) + 1;
  return { value: createSecret(value), line: line === 0 ? null : line };
}

function shownId(id: Given | undefined): Draft['clientId'] {
  if (!id) return null;
  const shown = id.value.reveal();
  return { shown, characters: shown.length, line: id.line };
}

function shownSecret(secret: Given | undefined): Draft['clientSecret'] {
  if (!secret) return null;
  return { shown: DOTS, characters: secret.value.reveal().length, line: secret.line };
}

function isIn(text: string, secret: Given | undefined): boolean {
  return secret !== undefined && text.includes(secret.value.reveal());
}

function linesOf({ text, clientId, clientSecret }: Held): Line[] {
  return text
    .split(/\r?\n/)
    .slice(0, MOST_LINES)
    .map(
      (line): Line =>
        marked(line, clientSecret, 'clientSecret') ??
        marked(line, clientId, 'clientId') ??
        serverLine(line) ?? { before: line, value: '', after: '', meaning: 'nothing' },
    )
    .map((line) => withoutSecret(line, clientSecret));
}

function marked(line: string, value: Given | undefined, meaning: Line['meaning']) {
  const text = value?.value.reveal();
  const at = text ? line.indexOf(text) : -1;
  if (!text || at < 0) return undefined;
  return {
    before: line.slice(0, at),
    value: meaning === 'clientSecret' ? DOTS : text,
    after: line.slice(at + text.length),
    meaning,
  };
}

function serverLine(line: string): Line | undefined {
  const found = SERVER.exec(line);
  if (!found) return undefined;
  const after = line.slice(found.index + found[0].length);
  return { before: line.slice(0, found.index), value: found[0], after, meaning: 'server' };
}

/** A line may hold the secret more than once. */
function withoutSecret(line: Line, secret: Given | undefined): Line {
  const text = secret?.value.reveal();
  if (!text) return line;
  const { before, value, after, meaning } = line;
  const hide = (part: string): string => part.replaceAll(text, DOTS);
  return { before: hide(before), value: hide(value), after: hide(after), meaning };
}
