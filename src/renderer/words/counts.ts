const THOUSAND = 1_000;
const MILLION = 1_000_000;
const BILLION = 1_000_000_000;
/** From here on a list shows a count rounded, so that its column stays narrow. */
const ROUNDED_FROM = 100_000;

/** A count in full: "48,210". */
export function wholeCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A count for a narrow column: "48,210", "211k", "1.3M". */
export function shortCount(count: number): string {
  if (count < ROUNDED_FROM) return wholeCount(count);
  if (Math.round(count / THOUSAND) < THOUSAND) return `${Math.round(count / THOUSAND)}k`;
  if (Math.round(count / MILLION) < THOUSAND) return `${tenths(count / MILLION)}M`;
  return `${tenths(count / BILLION)}B`;
}

/** One digit behind the point while there is one in front: "1.3", but "24". */
function tenths(value: number): string {
  return value < 9.95 ? value.toFixed(1).replace(/\.0$/, '') : wholeCount(value);
}

/** "1 table", "12 tables": English counts alone, which is what the catalogue holds. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${wholeCount(count)} ${count === 1 ? one : many}`;
}
