import { useEffect, useState } from 'react';
import { useNow } from '../use-now.ts';

const QUIET_MS = 300;

/**
 * Turns while something is awaited, but not for what is over at once. Where movement is unwanted it
 * is a still arc; show `Elapsed` beside it.
 */
export function Spinner({ size = 16 }: { readonly size?: number }) {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setShown(true), QUIET_MS);
    return () => window.clearTimeout(timer);
  }, []);
  return (
    <svg
      className="spinner"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      aria-hidden="true"
      visibility={isShown ? 'visible' : 'hidden'}
    >
      <circle cx="8" cy="8" r="6.5" stroke="var(--line-2)" strokeWidth="1.8" />
      <path
        d="M8 1.5A6.5 6.5 0 0 1 14.5 8"
        stroke="var(--work-fill)"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
    </svg>
  );
}

/** Seconds since it was first drawn: "4 s". */
export function Elapsed() {
  const [beganAtMs] = useState(() => Date.now());
  const nowMs = useNow();
  return <>{Math.max(0, Math.round((nowMs - beganAtMs) / 1_000))} s</>;
}
