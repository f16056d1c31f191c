import { useEffect } from 'react';
import { platform } from '../bridge.ts';
import { usePreferences } from '../use-preferences.ts';

const DARK = '(prefers-color-scheme: dark)';

/** Puts the chosen appearance on the page; `system` follows the system while it changes. */
export function useTheme(): void {
  const appearance = usePreferences()?.appearance ?? 'system';
  useEffect(() => {
    const system = window.matchMedia(DARK);
    const root = document.documentElement;
    function draw(): void {
      const dark = appearance === 'dark' || (appearance === 'system' && system.matches);
      root.dataset['theme'] = dark ? 'dark' : 'light';
    }
    draw();
    root.dataset['platform'] = platform();
    system.addEventListener('change', draw);
    return () => system.removeEventListener('change', draw);
  }, [appearance]);
}
