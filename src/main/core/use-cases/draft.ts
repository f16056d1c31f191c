import { failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { createSecret, type Secret } from '../../../shared/secret.ts';
import type { Draft } from '../../../shared/setup.ts';
import { type Hide, hidingOf } from '../credentials/hiding.ts';
import { type PastedValue, parsePastedLines } from '../credentials/paste.ts';

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
  /** Where it stands in the pasted text; null when typed into the field, or pasted before that. */
  readonly place: Place | null;
}

type Place = Omit<PastedValue, 'value'>;

type Field = 'clientId' | 'clientSecret';

interface Held {
  readonly text: string;
  /** Every secret that was ever pasted: one that was corrected still stands in the text. */
  readonly pasted: readonly Secret[];
  readonly clientId?: Given;
  readonly clientSecret?: Given;
}

type Line = Draft['lines'][number];

const DOTS = '•'.repeat(16);
const SERVER = /https?:\/\/[^\s"']+/;
const MOST_LINES = 40;
const NOTHING: Held = { text: '', pasted: [] };

export function createDraftKeeper(): DraftKeeper {
  let held: Held = NOTHING;

  /** What the new text gives, else what was there before, which has no place in that text. */
  function kept(name: Field, pasted: PastedValue | undefined): Partial<Held> {
    const before = held[name];
    if (pasted) return { [name]: given(pasted) };
    return before ? { [name]: { ...before, place: null } } : {};
  }

  return {
    view(clipboard) {
      const current = held.clientSecret ? [held.clientSecret.value] : [];
      const hide = hidingOf([...held.pasted, ...current], DOTS);
      return {
        lines: held.text === '' ? [] : linesOf(held, hide),
        clientId: shownId(held.clientId, hide),
        clientSecret: shownSecret(held.clientSecret),
        clipboardHoldsSecret: hide(clipboard) !== clipboard,
      };
    },

    understand(text) {
      const pasted = parsePastedLines(text);
      if (!pasted.ok) return pasted;
      const { clientId, clientSecret } = pasted.value;
      held = {
        text,
        pasted: [...held.pasted, ...(clientSecret ? secretsOf(clientSecret, text) : [])],
        ...kept('clientId', clientId),
        ...kept('clientSecret', clientSecret),
      };
      return ok(undefined);
    },

    correct(field, text) {
      const { [field]: _before, ...rest } = held;
      const value = text.trim();
      held =
        value === '' ? rest : { ...rest, [field]: { value: createSecret(value), place: null } };
    },

    drop() {
      held = NOTHING;
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

function given({ value, ...place }: PastedValue): Given {
  return { value: createSecret(value), place };
}

/** The secret itself, and as it stands in the text, maybe encoded. */
function secretsOf({ value, ...place }: PastedValue, text: string): readonly Secret[] {
  const line = text.split(/\r?\n/)[place.line - 1] ?? '';
  return [createSecret(value), createSecret(line.slice(place.start, place.end))];
}

function shownId(id: Given | undefined, hide: Hide): Draft['clientId'] {
  if (!id) return null;
  const shown = id.value.reveal();
  return { shown: hide(shown), characters: shown.length, line: id.place?.line ?? null };
}

function shownSecret(secret: Given | undefined): Draft['clientSecret'] {
  if (!secret) return null;
  return {
    shown: DOTS,
    characters: secret.value.reveal().length,
    line: secret.place?.line ?? null,
  };
}

function linesOf({ text, clientId, clientSecret }: Held, hide: Hide): Line[] {
  return text
    .split(/\r?\n/)
    .slice(0, MOST_LINES)
    .map(
      (line, at): Line =>
        marked(line, placeIn(at, clientSecret), 'clientSecret') ??
        marked(line, placeIn(at, clientId), 'clientId') ??
        serverLine(line) ?? { before: line, value: '', after: '', meaning: 'nothing' },
    )
    .map((line) => withoutSecret(line, hide));
}

function placeIn(lineIndex: number, given: Given | undefined): Place | undefined {
  return given?.place?.line === lineIndex + 1 ? given.place : undefined;
}

function marked(line: string, place: Place | undefined, meaning: Line['meaning']) {
  if (!place) return undefined;
  return {
    before: line.slice(0, place.start),
    value: meaning === 'clientSecret' ? DOTS : line.slice(place.start, place.end),
    after: line.slice(place.end),
    meaning,
  };
}

function serverLine(line: string): Line | undefined {
  const found = SERVER.exec(line);
  if (!found) return undefined;
  const after = line.slice(found.index + found[0].length);
  return { before: line.slice(0, found.index), value: found[0], after, meaning: 'server' };
}

/** A line may hold the secret more than once, and across the marks: then it has none. */
function withoutSecret({ before, value, after, meaning }: Line, hide: Hide): Line {
  const parts = { before: hide(before), value: hide(value), after: hide(after) };
  const whole = hide(before + value + after);
  if (whole === parts.before + parts.value + parts.after) return { ...parts, meaning };
  return { before: whole, value: '', after: '', meaning: 'nothing' };
}
