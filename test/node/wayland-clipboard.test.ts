import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { copyOnWayland } from '../../src/main/node/wayland-clipboard.ts';

/** A folder with a `wl-copy` that does what the lines say; the text goes to `copied` beside it. */
function desktopWith(lines: string) {
  const folder = mkdtempSync(join(tmpdir(), 'wayland-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'wl-copy'), `#!/bin/sh\ncd '${folder}'\n${lines}\n`);
  chmodSync(join(folder, 'wl-copy'), 0o755);
  const environment = { WAYLAND_DISPLAY: 'wayland-0', PATH: `${folder}:${process.env['PATH']}` };
  return { environment, read: (name: string) => readFileSync(join(folder, name), 'utf8') };
}

it("gives the text to the desktop's own program by its standard input alone", async () => {
  const { environment, read } = desktopWith('echo "$@" > words; cat > copied');
  expect(await copyOnWayland('a token', { isConcealed: true, environment })).toBe(true);
  expect(read('copied')).toBe('a token');
  expect(read('words').trim()).toBe('--sensitive');
});

it('does without the mark where the program does not know it', async () => {
  const { environment, read } = desktopWith('[ $# -eq 0 ] || exit 1; cat > copied');
  expect(await copyOnWayland('a token', { isConcealed: true, environment })).toBe(true);
  expect(read('copied')).toBe('a token');
});

it('says so when the program fails', async () => {
  const { environment } = desktopWith('exit 1');
  expect(await copyOnWayland('a token', { isConcealed: false, environment })).toBe(false);
});

it('leaves it to the runtime on another desktop, and where there is no such program', async () => {
  const { environment } = desktopWith('cat > copied');
  const { WAYLAND_DISPLAY: _display, ...x11 } = environment;
  expect(await copyOnWayland('text', { isConcealed: false, environment: x11 })).toBeUndefined();
  const bare = { WAYLAND_DISPLAY: 'wayland-0', PATH: '/nowhere' };
  expect(await copyOnWayland('text', { isConcealed: true, environment: bare })).toBeUndefined();
});
