import { type ReactNode, useId } from 'react';
import type { State } from '../../shared/states.ts';

// The mark of the tray, in the window: one drawing per state, told apart by shape.

type Drawing = (cut: string) => ReactNode;

const drawings: Readonly<Record<State, Drawing>> = {
  ready: (cut) => (
    <>
      <mask id={cut} maskUnits="userSpaceOnUse" x="0" y="0" width="32" height="32">
        <rect width="32" height="32" fill="#fff" />
        <path
          d="M10.2 21.2L14.5 25.3L22 17.6"
          stroke="#000"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </mask>
      <path fill="currentColor" d="M4 7A12 5 0 0 1 28 7A12 5 0 0 1 4 7Z" />
      <path
        fill="currentColor"
        mask={`url(#${cut})`}
        d="M4 9.4A12 5 0 0 0 28 9.4V25A12 5 0 0 1 4 25Z"
      />
    </>
  ),
  working: () => (
    <>
      <path
        fill="currentColor"
        d="M10 12.3A6 2.8 0 0 1 22 12.3A6 2.8 0 0 1 10 12.3ZM10 14.1A6 2.8 0 0 0 22 14.1V19.7A6 2.8 0 0 1 10 19.7Z"
      />
      <circle
        cx="16"
        cy="16"
        r="13.75"
        stroke="currentColor"
        strokeWidth="2.7"
        strokeLinecap="round"
        strokeDasharray="60.476 86.394"
        transform="rotate(-90 16 16)"
      />
    </>
  ),
  'needs-you': () => (
    <path
      fill="currentColor"
      d="M2 6.2A9 4.2 0 0 1 20 6.2A9 4.2 0 0 1 2 6.2ZM2 8.6A9 4.2 0 0 0 20 8.6V25.8A9 4.2 0 0 1 2 25.8ZM25 5.3A2.3 2.3 0 0 1 29.6 5.3V17.7A2.3 2.3 0 0 1 25 17.7ZM25 26.7A2.3 2.3 0 0 1 29.6 26.7A2.3 2.3 0 0 1 25 26.7Z"
    />
  ),
  offline: (cut) => (
    <>
      <mask id={cut} maskUnits="userSpaceOnUse" x="0" y="0" width="32" height="32">
        <rect width="32" height="32" fill="#fff" />
        <path d="M2.4 0.4L31.6 29.6" stroke="#000" strokeWidth="5.2" strokeLinecap="square" />
      </mask>
      <g mask={`url(#${cut})`} stroke="currentColor" strokeWidth="2.8">
        <path d="M5.5 8A10.5 4.5 0 0 1 26.5 8A10.5 4.5 0 0 1 5.5 8Z" />
        <path d="M5.5 8V24A10.5 4.5 0 0 0 26.5 24V8" />
      </g>
      <path d="M1.9 3.1L28.9 30.1" stroke="currentColor" strokeWidth="3.1" strokeLinecap="round" />
    </>
  ),
  paused: () => (
    <path
      fill="currentColor"
      d="M13 2.159A12 5 0 0 0 4 7V25A12 5 0 0 0 13 29.841ZM19 2.159A12 5 0 0 1 28 7V25A12 5 0 0 1 19 29.841Z"
    />
  ),
  'not-set-up': () => (
    <path
      stroke="currentColor"
      strokeWidth="2.8"
      d="M5.5 8A10.5 4.5 0 0 1 26.5 8A10.5 4.5 0 0 1 5.5 8ZM5.5 14.2V18.6M26.5 14.2V18.6M5.5 22.2V24A10.5 4.5 0 0 0 9.828 27.641M26.5 22.2V24A10.5 4.5 0 0 1 22.172 27.641M13.229 28.341A10.5 4.5 0 0 0 18.771 28.341"
    />
  ),
};

const tones: Readonly<Record<State, Tone>> = {
  ready: 'ready',
  working: 'work',
  'needs-you': 'need',
  offline: 'off',
  paused: 'off',
  'not-set-up': 'off',
};

/** The five roles of colour that mean something. */
export type Tone = 'ready' | 'work' | 'need' | 'fail' | 'off';

export function toneOf(state: State): Tone {
  return tones[state];
}

/** The cylinder of a state. Its word stands beside it, so it is hidden from screen readers. */
export function StateGlyph({ state, size }: { readonly state: State; readonly size: number }) {
  const cut = useId();
  return (
    <svg
      className="state-glyph"
      data-tone={toneOf(state)}
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      aria-hidden="true"
    >
      {drawings[state](cut)}
    </svg>
  );
}
