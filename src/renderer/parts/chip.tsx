import type { ReactNode } from 'react';
import type { Tone } from './state-glyph.tsx';

/** A word or two on a tint. */
export function Chip({ tone, children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span className="chip" data-tone={tone}>
      {children}
    </span>
  );
}
