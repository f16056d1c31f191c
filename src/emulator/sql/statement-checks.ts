import { type Cte, ctesOf } from './table-references.ts';
import { isSymbol, isWord, type Tokens } from './token-signs.ts';
import type { Token } from './tokenizer.ts';
import { firstUnsupported } from './unsupported.ts';
import { allowedFunctions, keywords, otherStatements, writeWords } from './vocabulary.ts';

/** Why a statement is not run, in the engine's manner, and the token to point at. */
export interface Refusal {
  readonly what: string;
  readonly token: Token | undefined;
}

type Check = (tokens: Tokens) => Refusal | undefined;

/** Asked in this order; the first objection counts. */
const checks: readonly Check[] = [
  emptiness,
  otherStatement,
  secondStatement,
  unsupportedFeature,
  hiddenWrite,
  strayString,
  strayMembership,
  unknownFunction,
];

/** @param tokens a statement without its trailing semicolon */
export function objectionTo(tokens: Tokens): Refusal | undefined {
  for (const check of checks) {
    const refusal = check(tokens);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

export function unexpected(token: Token): Refusal {
  return { what: `Parse error: unexpected token '${token.text}'`, token };
}

function emptiness(tokens: Tokens): Refusal | undefined {
  return tokens.length === 0
    ? { what: 'Parse error: the statement is empty', token: undefined }
    : undefined;
}

/** Only statements that begin with SELECT or WITH are accepted (contract 5.3). */
function otherStatement(tokens: Tokens): Refusal | undefined {
  const first = tokens.find((token) => !isSymbol(token, '('));
  if (first === undefined) return tokens[0] && unexpected(tokens[0]);
  if (isWord(first, 'SELECT', 'WITH')) return undefined;
  const isKnown = first.kind === 'word' && otherStatements.has(first.value);
  return isKnown
    ? { what: `Only SELECT and WITH statements are accepted, not ${first.value}`, token: first }
    : unexpected(first);
}

function secondStatement(tokens: Tokens): Refusal | undefined {
  const semicolon = tokens.find((token) => isSymbol(token, ';'));
  return semicolon && { what: 'Only one statement is accepted', token: semicolon };
}

function unsupportedFeature(tokens: Tokens): Refusal | undefined {
  const found = firstUnsupported(tokens);
  if (found !== undefined) return { what: `Not supported: ${found.feature}`, token: found.token };
  // A statement in parentheses is half of a nested set operation.
  return tokens[0] && isSymbol(tokens[0], '(') ? unexpected(tokens[0]) : undefined;
}

/** "WITH … DELETE FROM …": begins like a query, writes in the end. */
function hiddenWrite(tokens: Tokens): Refusal | undefined {
  const write = tokens.find((token, at) => isWord(token, ...writeWords) && !isName(tokens, at));
  return write && { what: `Not supported: ${write.value}`, token: write };
}

/** A function (REPLACE) or a column after its table; reserved words cannot be anything else. */
function isName(tokens: Tokens, at: number): boolean {
  return isSymbol(tokens[at + 1], '(') || isSymbol(tokens[at - 1], '.');
}

/** Single quotes never name anything (contract 8.3), although SQLite would take them for an alias. */
function strayString(tokens: Tokens): Refusal | undefined {
  const stray = tokens.find((token, at) => token.kind === 'string' && !mayBeExpression(tokens, at));
  return stray && unexpected(stray);
}

function mayBeExpression(tokens: Tokens, at: number): boolean {
  const before = tokens[at - 1];
  if (before?.kind === 'word') {
    return keywords.has(before.value) && !isWord(before, 'AS', 'FROM', 'JOIN', 'END', 'NULL');
  }
  return before?.kind === 'symbol' && !isSymbol(before, ')', '.');
}

/** "x IN table" is SQLite's own; it would read a table that nobody looked up. */
function strayMembership(tokens: Tokens): Refusal | undefined {
  const at = tokens.findIndex(
    (token, index) => isWord(token, 'IN') && !isSymbol(tokens[index + 1], '('),
  );
  const after = at < 0 ? undefined : tokens[at + 1];
  return after && unexpected(after);
}

function unknownFunction(tokens: Tokens): Refusal | undefined {
  const ctes = ctesOf(tokens);
  const called = tokens.find(
    (token, at) => isSymbol(tokens[at + 1], '(') && isUnknownFunction(token, ctes),
  );
  return called && { what: `Function not found: ${called.text}`, token: called };
}

function isUnknownFunction(token: Token, ctes: readonly Cte[]): boolean {
  if (ctes.some(({ name }) => name === token)) return false;
  if (token.kind === 'quoted') return true;
  return token.kind === 'word' && !keywords.has(token.value) && !allowedFunctions.has(token.value);
}
