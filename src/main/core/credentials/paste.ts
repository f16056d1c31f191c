import { failure } from '../../../shared/failure.ts';
import { failed, ok, type Result } from '../../../shared/result.ts';

/** What was recognised in a pasted text; either may be missing. */
export interface Pasted {
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
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
const BASIC_PAIR = /(?:-u|--user)[ =]+["']?([^\s:"']+):([^\s"']+)/;
const JWT = /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*/;
const BARE_VALUE = /^[\w.~+/=-]{8,}$/;

/**
 * Understands everything the portal gives: both values in any order, labelled lines, `.env`, JSON,
 * the documented curl line. A REST API token is recognised and refused as `rest_token_pasted`;
 * a text with nothing in it as `credentials_incomplete`.
 */
export function parsePasted(text: string): Result<Pasted> {
  if (JWT.test(text)) return failed(failure('rest_token_pasted'));
  const found = fromCurl(text) ?? fromLabels(text) ?? fromBareValues(text);
  return found ? ok(found) : failed(failure('credentials_incomplete'));
}

function fromCurl(text: string): Pasted | undefined {
  const pair = BASIC_PAIR.exec(text);
  return pair ? { clientId: pair[1], clientSecret: pair[2] } : undefined;
}

function fromLabels(text: string): Pasted | undefined {
  const [secret, id] = FIELDS.map((field) => labelled(text, field.labels));
  return secret || id ? { clientId: id, clientSecret: secret } : undefined;
}

function labelled(text: string, labels: RegExp): string | undefined {
  const pattern = new RegExp(`${BEFORE}${labels.source}["']?${SEPARATOR}${QUOTED_OR_BARE}`, 'im');
  return pattern.exec(text)?.slice(1).find(Boolean);
}

/** Two values and nothing else: the longer one is the secret, as the portal makes them. */
function fromBareValues(text: string): Pasted | undefined {
  const words = text
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^["'`]+|["'`]+$/g, ''))
    .filter(Boolean);
  if (words.length < 1 || words.length > 2 || !words.every((word) => BARE_VALUE.test(word)))
    return undefined;
  const [first = '', second] = words;
  if (second === undefined) return { clientId: undefined, clientSecret: first };
  return second.length >= first.length
    ? { clientId: first, clientSecret: second }
    : { clientId: second, clientSecret: first };
}
