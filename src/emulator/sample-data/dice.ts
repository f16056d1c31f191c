/** Numbers that look random and are the same on every machine and every day. */
interface Dice {
  /** A number in [0, 1). */
  unit(): number;
  /** A number in [0, 1), the smaller the likelier: few customers buy often, few products sell well. */
  favouring(): number;
  /** A whole number from `from` to `to`, both included. */
  whole(from: number, to: number): number;
  pick<T>(from: readonly T[]): T;
  chance(share: number): boolean;
}

/**
 * Dice for one row: every row starts its own sequence, so that a row can be made (or made again for
 * a foreign key) without the rows before it.
 */
export function diceFor(table: string, row: number): Dice {
  let state = textSeed(table) ^ Math.imul(row + 1, 0x9e3779b1);
  // mulberry32, a public-domain generator; plenty for names and prices.
  const unit = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    unit,
    // Products alone: Math.pow may differ in the last digit from one engine to the next.
    favouring: () => {
      const even = unit();
      return even * (0.4 + 0.6 * even);
    },
    whole: (from, to) => from + Math.floor(unit() * (to - from + 1)),
    pick: <T>(from: readonly T[]) => from[Math.floor(unit() * from.length)] as T,
    chance: (share) => unit() < share,
  };
}

/** FNV-1a over the name: tables differ although their row numbers agree. */
function textSeed(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text)
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return hash;
}
