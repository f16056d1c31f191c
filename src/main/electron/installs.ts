import { app, shell } from 'electron';
import type { WindowOutput } from '../../shared/ipc.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { App } from '../core/app.ts';
import type { Opener } from '../core/use-cases/install-by-link.ts';
import { chooseTarget } from './choose-file.ts';
import type { Desk } from './desk.ts';

/** Opens addresses with the program that the system knows for them. */
export const opener: Opener = {
  canOpen: (address) => app.getApplicationNameForProtocol(address) !== '',
  open: (address) => shell.openExternal(address),
};

/** Writes the extension and opens it; where nothing does, the person opens it with the assistant. */
export async function saveExtension(
  { run }: App,
  desk: Desk,
): Promise<Result<WindowOutput<'saveExtension'>>> {
  const made = await run('bundle', {});
  if (!made.ok) return made;
  const { fileName, base64 } = made.value;
  const path = await chooseTarget({ title: 'Save the extension', defaultPath: fileName });
  if (path === undefined) return ok({ path: null, isOpened: false });
  const written = await desk.writeFile(path, Buffer.from(base64, 'base64'));
  if (!written.ok) return written;
  const problem = await shell.openPath(path);
  return ok({ path, isOpened: problem === '' });
}
