import type { ReactNode } from 'react';

const drawings = {
  tables: (
    <>
      <rect x="2" y="2.5" width="12" height="11" rx="2" />
      <path d="M2 6.5H14M6.5 6.5V13.5" />
    </>
  ),
  assistants: (
    <>
      <path d="M4 2.5H12A2 2 0 0 1 14 4.5V9A2 2 0 0 1 12 11H7L4 13.6V11A2 2 0 0 1 2 9V4.5A2 2 0 0 1 4 2.5Z" />
      <path d="M5.4 6.8H5.5M8 6.8H8.1M10.6 6.8H10.7" strokeWidth="1.7" />
    </>
  ),
  activity: <path d="M1.5 8.5H4L6.3 3L9.6 13L11.6 8.5H14.5" />,
  settings: (
    <>
      <path d="M1.8 5H8M12.2 5H14.2M1.8 11H3.8M8 11H14.2" />
      <circle cx="10.1" cy="5" r="2" />
      <circle cx="5.9" cy="11" r="2" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="2" />
      <path d="M10.5 5.3V4.5A2 2 0 0 0 8.5 2.5H4.5A2 2 0 0 0 2.5 4.5V8.5A2 2 0 0 0 4.5 10.5H5.3" />
    </>
  ),
  browser: (
    <>
      <path d="M7 3.5H4.5A2 2 0 0 0 2.5 5.5V11.5A2 2 0 0 0 4.5 13.5H10.5A2 2 0 0 0 12.5 11.5V9" />
      <path d="M9.5 2.5H13.5V6.5M13.2 2.8L7.5 8.5" />
    </>
  ),
  tick: <path d="M3 8.6L6.4 12L13 4.6" strokeWidth="1.8" />,
  cross: <path d="M4 4L12 12M12 4L4 12" strokeWidth="1.8" />,
  exclamation: <path d="M8 3.4V8.6M8 12V12.1" strokeWidth="2" />,
  down: <path d="M4 6.2L8 10.2L12 6.2" />,
  up: <path d="M4 9.8L8 5.8L12 9.8" />,
  right: <path d="M6.2 4L10.2 8L6.2 12" />,
  left: <path d="M9.8 4L5.8 8L9.8 12" />,
  enter: <path d="M13 4V7.5A1.5 1.5 0 0 1 11.5 9H3.5M6 6.2L3.2 9L6 11.8" />,
  again: <path d="M13.2 8A5.2 5.2 0 1 1 11.4 4.1M11.6 1.8V4.4H9" />,
  search: <path d="M7 2.5A4.5 4.5 0 1 1 7 11.5A4.5 4.5 0 1 1 7 2.5ZM10.4 10.4L13.6 13.6" />,
  key: <path d="M10.5 2.5A3 3 0 1 1 10.5 8.5A3 3 0 1 1 10.5 2.5ZM8.2 7.4L2.6 13M4.6 11L6.4 12.8" />,
  triangle: <path d="M8 2.4L14.2 13.2H1.8ZM8 6.4V9.4M8 11.4V11.5" />,
  more: <path d="M3.5 8H3.6M8 8H8.1M12.5 8H12.6" strokeWidth="1.9" />,
  pause: <path d="M5.5 4V12M10.5 4V12" strokeWidth="1.8" />,
  play: <path d="M5 3.4L12.4 8L5 12.6Z" />,
  out: (
    <path d="M8 9.8V2.6M5.2 5.2L8 2.4L10.8 5.2M2.6 9.4V11.8A1.8 1.8 0 0 0 4.4 13.6H11.6A1.8 1.8 0 0 0 13.4 11.8V9.4" />
  ),
  lock: (
    <>
      <rect x="3" y="7" width="10" height="6.6" rx="1.8" />
      <path d="M5.2 7V5A2.8 2.8 0 0 1 10.8 5V7" />
    </>
  ),
  globe: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M2 8H14M8 2C10.2 4 10.2 12 8 14C5.8 12 5.8 4 8 2Z" />
    </>
  ),
  moon: <path d="M12.8 9.6A5.4 5.4 0 1 1 6.4 3.2A4.4 4.4 0 0 0 12.8 9.6Z" />,
  file: <path d="M4 2.5H9L12.5 6V13.5H4ZM8.8 2.8V6.2H12.2" />,
  minus: <path d="M4 8H12" />,
} as const satisfies Readonly<Record<string, ReactNode>>;

export type IconName = keyof typeof drawings;

/** A line drawing in the colour of the text around it. It says nothing: a word stands beside it. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {drawings[name]}
    </svg>
  );
}
