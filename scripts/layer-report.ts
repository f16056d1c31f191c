import type { IViolation } from 'dependency-cruiser';

export interface LayerReport {
  readonly violations: readonly IViolation[];
  /** Files that the cruise should have read and did not. */
  readonly unseen: readonly string[];
  readonly seen: number;
}

/** What is wrong with the imports, one line each; nothing when all is well. */
export function complaints({ violations, unseen, seen }: LayerReport): string[] {
  return [
    ...(seen === 0 ? ['no module was seen'] : []),
    ...unseen.map((file) => `not seen: ${file}`),
    ...violations.map(sentenceOf),
  ];
}

function sentenceOf({ rule, from, to, cycle, via }: IViolation): string {
  const path = (cycle ?? via)?.map((module) => module.name) ?? [to];
  return `${rule.name}: ${[from, ...path].join(' → ')}`;
}
