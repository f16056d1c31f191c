import type { ReactNode } from 'react';

interface PageProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** At the right of the title. */
  readonly actions?: ReactNode;
  /** Nothing in it takes the focus, so arrow keys scroll the page itself. */
  readonly isReadOnly?: boolean;
  /** Stays in sight below what scrolls. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** A screen with a title, content that scrolls, and a footer that does not. */
export function Page({ title, subtitle, actions, footer, isReadOnly, children }: PageProps) {
  return (
    <>
      <div
        className="page-scroll"
        {...(isReadOnly ? { role: 'group', 'aria-label': title, tabIndex: 0 } : {})}
      >
        <header className="page-head">
          <h1>{title}</h1>
          {actions && <div className="page-actions">{actions}</div>}
          {subtitle && <p>{subtitle}</p>}
        </header>
        {children}
      </div>
      {footer && (
        <footer className="page-foot" data-pane>
          {footer}
        </footer>
      )}
    </>
  );
}
