/** The shop opened then; nothing in the sample data is older, the archive aside. */
const OPENED = Date.UTC(2024, 0, 2, 8);
/** The last day of the sample data. It stands still, like everything else in it. */
const CLOSED = Date.UTC(2026, 5, 30, 22);

const DAY_MS = 86_400_000;

/** An ISO time at this share (0 to 1) of the shop's life, to the second. */
export function momentAt(share: number): string {
  return isoSecond(OPENED + share * (CLOSED - OPENED));
}

/** The ISO day (YYYY-MM-DD) so many days after an ISO time. */
export function dayAfter(moment: string, days: number): string {
  return isoSecond(Date.parse(moment) + days * DAY_MS).slice(0, 10);
}

export function secondsAfter(moment: string, seconds: number): string {
  return isoSecond(Date.parse(moment) + seconds * 1000);
}

function isoSecond(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/** The month (YYYY, MM) so many months after January 2005, where the archive begins. */
export function archiveMonth(index: number): { readonly year: number; readonly month: string } {
  return { year: 2005 + Math.floor(index / 12), month: String((index % 12) + 1).padStart(2, '0') };
}
