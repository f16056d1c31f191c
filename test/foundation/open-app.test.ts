import { describe, expect, it } from 'vitest';
import { reasonForNoWindow } from '../../scripts/open-app.ts';

describe('the window', () => {
  const user = { platform: 'linux' as const, getuid: () => 1_000 };

  it.each([
    ['an X display', { DISPLAY: ':0' }],
    ['a Wayland display', { WAYLAND_DISPLAY: 'wayland-0' }],
  ])('opens where there is %s', (_, environment) => {
    expect(reasonForNoWindow(user, environment)).toBeUndefined();
  });

  it('stays away without a display', () => {
    expect(reasonForNoWindow(user, { DISPLAY: '' })).toBe('There is no display here.');
  });

  it('stays away from root, whom the sandbox keeps out', () => {
    const root = { ...user, getuid: () => 0 };
    expect(reasonForNoWindow(root, { DISPLAY: ':0' })).toContain('root');
  });

  it('opens on systems that always have a display', () => {
    expect(reasonForNoWindow({ platform: 'darwin', getuid: () => 501 }, {})).toBeUndefined();
  });
});
