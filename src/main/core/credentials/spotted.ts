/** A value of a text, and where it stands there: `start` and `end` (exclusive) count characters. */
export interface Spotted {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface SpottedPair {
  readonly clientId: Spotted | undefined;
  readonly clientSecret: Spotted | undefined;
}

/** The first named group of a match that took part; its pattern has the flag `d`. */
export function spottedIn(
  match: RegExpExecArray,
  groups: readonly (string | number)[],
): Spotted | undefined {
  for (const group of groups) {
    const at = typeof group === 'number' ? match.indices?.[group] : match.indices?.groups?.[group];
    if (at) return { value: match.input.slice(...at), start: at[0], end: at[1] };
  }
  return undefined;
}

// What instructions write where a person's own value goes.
const PLACEHOLDER = /^(?:\$[A-Z_]*|\$\{.*\}|%[A-Z_]+%|<.*>|your[_-].*)$/i;

export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value);
}
