import type { ReactNode } from 'react';
import type { Tone } from './state-glyph.tsx';

/** A box, because something in it waits for the person. */
export function Callout({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <div className="callout" data-tone={tone}>
      {children}
    </div>
  );
}
