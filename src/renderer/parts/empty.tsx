import type { ReactNode } from 'react';

interface EmptyProps {
  readonly title: string;
  /** Why there is nothing. */
  readonly reason: string;
  readonly children?: ReactNode;
}

/** Nothing is there, and that is an answer: a dashed cylinder, the reason, its button. */
export function Empty({ title, reason, children }: EmptyProps) {
  return (
    <div className="picture">
      <svg width="64" height="64" viewBox="0 0 64 64" fill="none" aria-hidden="true">
        <g stroke="var(--control)" strokeWidth="2">
          <ellipse cx="32" cy="15" rx="21" ry="8" />
          <path d="M11 25V32M53 25V32M11 40V46C11 48.5 14 50.8 18.6 52.3M53 40V46C53 48.5 50 50.8 45.4 52.3M26 53.7A42 42 0 0 0 38 53.7" />
        </g>
      </svg>
      <p className="picture-title">{title}</p>
      <p className="picture-reason">{reason}</p>
      {children && <div className="picture-actions">{children}</div>}
    </div>
  );
}
