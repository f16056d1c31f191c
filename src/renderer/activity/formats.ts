const KILOBYTE = 1_000;
const MEGABYTE = 1_000 * KILOBYTE;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Time of day with seconds, where the computer is: "14:32:08". */
export function timeText(atMs: number): string {
  const at = new Date(atMs);
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map(twoDigits).join(':');
}

/** How large an answer was: "18.2 kB", "1.4 MB". Nothing when it was not counted. */
export function sizeText(bytes: number | null): string {
  if (bytes === null) return '';
  if (bytes < 100) return `${bytes} B`;
  if (bytes < MEGABYTE - 50) return `${(bytes / KILOBYTE).toFixed(1)} kB`;
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
