import { spawn } from 'node:child_process';

const PATIENCE_MS = 3_000;
/** `wl-copy` stays behind as the clipboard's owner; this makes it one that histories do not keep. */
const CONCEALED = ['--sensitive'];

interface CopyOptions {
  /** Histories should not keep it. */
  readonly isConcealed: boolean;
  readonly environment: NodeJS.ProcessEnv;
}

/**
 * On Wayland a write by a program without a focused window is dropped, and reading back shows the
 * program its own text all the same. So the desktop's own program is asked, with the text on its
 * standard input. Undefined where the desktop is another, or has no such program.
 */
export async function copyOnWayland(
  text: string,
  { isConcealed, environment }: CopyOptions,
): Promise<boolean | undefined> {
  if (!environment['WAYLAND_DISPLAY']) return undefined;
  if (!isConcealed) return pipe(text, [], environment);
  // Older versions do not know the word.
  return (await pipe(text, CONCEALED, environment)) || pipe(text, [], environment);
}

function pipe(
  text: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<boolean | undefined> {
  return new Promise((resolve) => {
    const child = spawn('wl-copy', args, {
      env,
      stdio: ['pipe', 'ignore', 'ignore'],
      timeout: PATIENCE_MS,
    });
    child.once('error', () => resolve(undefined));
    child.once('exit', (code) => resolve(code === 0));
    child.stdin.on('error', () => {});
    child.stdin.end(text);
  });
}
