import { failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';
import { spotBarePair, spotBasicHeader, spotUserOption } from './pasted-pairs.ts';
import { isPlaceholder, type Spotted, type SpottedPair, spottedIn } from './spotted.ts';

/** What was recognised in a pasted text; either may be missing. */
export interface Pasted {
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
}

/** A value and the place in the text where it stands, maybe encoded. */
export interface PastedValue {
  readonly value: string;
  /** From 1. */
  readonly line: number;
  /** Characters of that line, from 0; `end` is the first one behind the value. */
  readonly start: number;
  readonly end: number;
}

export interface PastedLines {
  readonly clientId: PastedValue | undefined;
  readonly clientSecret: PastedValue | undefined;
}

interface Field {
  readonly name: keyof Pasted;
  readonly labels: RegExp;
}

// Labels as the portal, environment files, JSON and form bodies write them.
const FIELDS: readonly Field[] = [
  {
    name: 'clientSecret',
    labels: /(?:dynamosql[_-]?)?(?:api[ _-]?)?(?:client[ _-]?)?secret(?:[ _-]?(?:key|value))?/i,
  },
  { name: 'clientId', labels: /(?:dynamosql[_-]?)?(?:api[ _-]?)?client[ _-]?(?:id|key)/i },
];
const VALUE = /[^\s"'`,;&<>{}]+/;
// A label stands at a beginning; `:` is for PowerShell's `$env:NAME`.
const BEFORE = `(?:^|[\\s"'{,;&?:])`;
const ANY_LABEL = FIELDS.map(({ labels }) => labels.source).join('|');
// On the label's line, or on one of the next two if that is not the next label.
const NEXT_LINES = `:?[ \\t]*(?:\\r?\\n[ \\t]*){1,2}(?!(?:${ANY_LABEL})["']?[ \\t]*(?:[:=]|$))`;
const SEPARATOR = `[ \\t]*(?:[:=][ \\t]*|${NEXT_LINES}|[ \\t]+)`;
// Quotes are believed: what stands between them may hold any character.
const QUOTED_OR_BARE = `(?:"([^"\\r\\n]+)"|'([^'\\r\\n]+)'|["'\`]?(${VALUE.source}))`;
// A form body: after curl's option, or with `&` in the same word. `--data-urlencode` encodes itself.
const IN_FORM = /(?:(?:^|\s)(?:-d|--data(?:-raw|-ascii|-binary)?)[ =]*["']?|&)[^\s"'&]*=$/;
const JWT = /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/;
const BARE_VALUE = /^[\w.~+/=-]{8,}$/;

/**
 * Understands everything the portal gives: both values in any order, labelled lines, `.env`, JSON,
 * the documented curl line in all its forms. A REST API token is recognised and refused as
 * `rest_token_pasted`; a text with nothing in it as `credentials_incomplete`.
 */
export function parsePasted(text: string): Result<Pasted> {
  const found = parsePastedLines(text);
  if (!found.ok) return found;
  const { clientId, clientSecret } = found.value;
  return ok({ clientId: clientId?.value, clientSecret: clientSecret?.value });
}

/** As `parsePasted`, with the place of each value. Of a pair in base64 both have the same place. */
export function parsePastedLines(text: string): Result<PastedLines> {
  if (JWT.test(text)) return failed(failure('rest_token_pasted'));
  const found =
    spotUserOption(text) ??
    spotBasicHeader(text) ??
    fromLabels(text) ??
    spotBarePair(text) ??
    fromBareValues(text);
  if (!found) return failed(failure('credentials_incomplete'));
  const { clientId, clientSecret } = found;
  return ok({
    clientId: clientId && placed(clientId, text),
    clientSecret: clientSecret && placed(clientSecret, text),
  });
}

function placed({ value, start, end }: Spotted, text: string): PastedValue {
  const lines = text.slice(0, start).split('\n');
  const lineStart = start - (lines.at(-1)?.length ?? 0);
  return { value, line: lines.length, start: start - lineStart, end: end - lineStart };
}

function fromLabels(text: string): SpottedPair | undefined {
  const [secret, id] = FIELDS.map((field) => labelled(text, field.labels));
  return secret || id ? { clientId: id, clientSecret: secret } : undefined;
}

function labelled(text: string, labels: RegExp): Spotted | undefined {
  const source = `${BEFORE}${labels.source}["']?${SEPARATOR}${QUOTED_OR_BARE}`;
  for (const match of text.matchAll(new RegExp(source, 'dgim'))) {
    const spotted = spottedIn(match, [1, 2, 3]);
    if (spotted && !isPlaceholder(spotted.value)) return readAsForm(spotted, text);
  }
  return undefined;
}

function readAsForm(spotted: Spotted, text: string): Spotted {
  const value = isInForm(spotted, text) ? withoutPercents(spotted.value) : spotted.value;
  return { ...spotted, value };
}

function isInForm({ start, end }: Spotted, text: string): boolean {
  return IN_FORM.test(text.slice(0, start)) || /^&\w+=/.test(text.slice(end));
}

function withoutPercents(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Two values and nothing else: the longer one is the secret, as the portal makes them. */
function fromBareValues(text: string): SpottedPair | undefined {
  const words = [...text.matchAll(/["'`]*(?<word>[^\s,;]*[^\s,;"'`])["'`]*/dg)].flatMap(
    (match) => spottedIn(match, ['word']) ?? [],
  );
  if (words.length < 1 || words.length > 2 || !words.every(({ value }) => BARE_VALUE.test(value)))
    return undefined;
  const [first, second] = words;
  if (!first || !second) return { clientId: undefined, clientSecret: first };
  return second.value.length >= first.value.length
    ? { clientId: first, clientSecret: second }
    : { clientId: second, clientSecret: first };
}
