/**
 * A name as SQLite must be given it: in backticks. In double quotes an unknown name would silently
 * become a string.
 */
export function backticked(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}
