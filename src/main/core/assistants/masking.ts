const CUT_AT = 240;
// Everything that could move a cursor or turn a line around; white space in front stays.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
const MASK = '••••';

const secrets: readonly (readonly [RegExp, string])[] = [
  [/dsk_[\w-]{43}/g, `dsk_${MASK}`],
  [/\b(Bearer|Basic|token)(\s+|%20)(?!a key made for )[^\s"'`,}\]]+/gi, `$1$2${MASK}`],
  [/\beyJ[\w-]+(?:\.[\w-]+)*/g, MASK],
  // What stands behind a name that says "secret": `"api_key": "…"`, `TOKEN=…`, `secret: …`.
  [
    /((?:secret|token|passw(?:or)?d|api[-_]?key|private[-_]?key|credential)[\w-]*["']?\s*[:=]\s*["']?)(?![{[\s]|\$|["'])[^"'\s,}\]]+/gi,
    `$1${MASK}`,
  ],
  // Long words of letters and digits that are no path, address or sentence.
  [/(?<![\w./:@-])(?=[\w+=-]*\d)(?=[\w+=-]*[A-Za-z])[\w+=-]{28,}(?![\w./@-])/g, MASK],
];

/** A line of somebody's configuration as it may be shown: no key, token or secret, on one line, cut. */
export function shownLine(line: string): string {
  const masked = secrets.reduce((text, [secret, put]) => text.replace(secret, put), line);
  const plain = masked.replaceAll('\t', '    ').replace(UNSAFE, '');
  return plain.length <= CUT_AT ? plain : `${plain.slice(0, CUT_AT - 1)}…`;
}
