const MINUTE = 60;
const HOUR = 60 * MINUTE;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** Time of day where the computer is, such as "09:14". */
export function clockText(atMs: number): string {
  const at = new Date(atMs);
  return `${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`;
}

/** How long ago, as every claim carries it: "12 s ago", "3 min ago", "2 h ago", "yesterday, 18:20". */
export function ageText(atMs: number, nowMs: number): string {
  const seconds = Math.max(0, Math.round((nowMs - atMs) / 1_000));
  if (seconds < MINUTE) return `${seconds} s ago`;
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)} min ago`;
  if (isSameDay(atMs, nowMs)) return `${Math.floor(seconds / HOUR)} h ago`;
  if (isSameDay(atMs, nowMs - 24 * HOUR * 1_000)) return `yesterday, ${clockText(atMs)}`;
  return dayText(atMs);
}

/** A span in whole words of the largest two units: "42 s", "2 min 42 s", "3 h 5 min". */
export function spanText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < MINUTE) return `${whole} s`;
  const [unit, larger, smaller] =
    whole < HOUR ? ([MINUTE, 'min', 's'] as const) : ([HOUR, 'h', 'min'] as const);
  const rest = Math.floor((whole % unit) / (unit / 60));
  const head = `${Math.floor(whole / unit)} ${larger}`;
  return rest === 0 ? head : `${head} ${rest} ${smaller}`;
}

const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;

function dayText(atMs: number): string {
  const at = new Date(atMs);
  return `${at.getDate()} ${MONTHS[at.getMonth()]}`;
}

function isSameDay(oneMs: number, otherMs: number): boolean {
  return new Date(oneMs).toDateString() === new Date(otherMs).toDateString();
}
