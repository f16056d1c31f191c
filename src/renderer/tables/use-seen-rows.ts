import { type RefObject, useEffect, useState } from 'react';

export interface SeenRows {
  readonly first: number;
  readonly count: number;
}

const FIRST_GUESS: SeenRows = { first: 0, count: 40 };

/** Which rows of a scrolled list are in view; heights in pixels. */
export function useSeenRows(
  scroller: RefObject<HTMLElement | null>,
  { row, head }: { readonly row: number; readonly head: number },
): SeenRows {
  const [seen, setSeen] = useState(FIRST_GUESS);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    function look(): void {
      if (!element) return;
      const first = Math.max(0, Math.floor(element.scrollTop / row));
      const count = Math.max(1, Math.ceil((element.clientHeight - head) / row));
      setSeen((before) =>
        before.first === first && before.count === count ? before : { first, count },
      );
    }
    look();
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, row, head]);
  return seen;
}
