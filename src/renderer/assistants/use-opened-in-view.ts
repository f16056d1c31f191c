import { type RefObject, useEffect, useRef } from 'react';

/** Brings a row that was opened into view, once what it shows has arrived. */
export function useOpenedInView(isOpen: boolean): RefObject<HTMLLIElement | null> {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const opened = item.current;
    if (!isOpen || !opened) return;
    const observer = new ResizeObserver(() => {
      const isTall = opened.offsetHeight > window.innerHeight;
      opened.scrollIntoView({ block: isTall ? 'start' : 'nearest' });
      if (!opened.querySelector('.loading')) observer.disconnect();
    });
    observer.observe(opened);
    return () => observer.disconnect();
  }, [isOpen]);
  return item;
}
