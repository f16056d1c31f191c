import { useEffect, useRef } from 'react';

/** When what had the focus went away with its page, the new page takes its place. */
export function useFocusOn(page: string): void {
  const before = useRef(page);
  useEffect(() => {
    if (before.current === page) return;
    before.current = page;
    if (document.activeElement === document.body) document.querySelector('main')?.focus();
  }, [page]);
}
