import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// What electron-builder downloads to make an AppImage, out of the distribution's own programs. Only the
// head, a small program that mounts the rest, is nowhere to be had: a script stands in, which unpacks.

const HEAD_BYTES = 4096;

const head = `#!/bin/sh
# Stands in for the head of an AppImage, in tests only: it unpacks what the real one mounts.
offset=${HEAD_BYTES}
self=$(readlink -f "$0")
if [ "$1" = --appimage-offset ]; then echo $offset; exit 0; fi
if [ "$1" = --appimage-extract ]; then
  exec unsquashfs -q -n -f -o $offset -d squashfs-root "$self"
fi
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
unsquashfs -q -n -f -o $offset -d "$place/app" "$self" >/dev/null || exit 1
APPIMAGE="$self" ARGV0="$0" APPDIR="$place/app" OWD="$PWD"
export APPIMAGE ARGV0 APPDIR OWD
"$place/app/AppRun" "$@" &
app=$!
trap 'kill -TERM $app 2>/dev/null' TERM INT HUP
while kill -0 $app 2>/dev/null; do wait $app; code=$?; done
exit $code
`;

/** Lays the tools out as electron-builder looks for them, in an empty folder. */
export function layOutAppImageTools(folder: string): void {
  mkdirSync(join(folder, 'runtimes'), { recursive: true });
  mkdirSync(join(folder, 'lib', 'x64'), { recursive: true });
  for (const program of ['mksquashfs', 'desktop-file-validate'])
    symlinkSync(join('/usr/bin', program), join(folder, program));
  const padding = '#'.repeat(HEAD_BYTES - head.length - 1);
  writeFileSync(join(folder, 'runtimes', 'runtime-x64'), `${head}${padding}\n`, { mode: 0o755 });
}
