import type { CSSProperties } from 'react';

const RADIUS = 51;

export interface RingShape {
  /** Of the whole circle, from 12 o'clock clockwise: 0 to 1. Null draws dashes. */
  readonly left: number | null;
  /** Where it renews, as a part of the circle; null without a notch. */
  readonly notch: number | null;
}

interface RingProps {
  readonly shape: RingShape;
  readonly value: string;
  readonly caption: string;
}

/** What is left of the token. It says it in words too: a picture with a name. */
export function Ring({ shape, value, caption }: RingProps) {
  return (
    <div
      className="ring"
      role="img"
      aria-label={`${value}, ${caption}`}
      data-empty={shape.left === null || undefined}
    >
      <svg viewBox="0 0 116 116" fill="none" aria-hidden="true">
        {shape.left === null ? (
          <circle className="ring-dashes" cx="58" cy="58" r={RADIUS} pathLength="74" />
        ) : (
          <>
            <circle className="ring-track" cx="58" cy="58" r={RADIUS} />
            <circle
              className="ring-arc"
              cx="58"
              cy="58"
              r={RADIUS}
              pathLength="1"
              style={{ '--left': shape.left } as CSSProperties}
            />
          </>
        )}
        {shape.notch !== null && (
          <g transform={`rotate(${shape.notch * 360} 58 58)`}>
            <path className="ring-gap" d="M58 1V13" />
            <path className="ring-notch" d="M58 1V13" />
          </g>
        )}
      </svg>
      <span className="ring-words" aria-hidden="true">
        <span className="ring-value">{value}</span>
        <span className="ring-caption">{caption}</span>
      </span>
    </div>
  );
}
