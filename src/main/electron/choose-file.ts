import { BrowserWindow, dialog } from 'electron';

/** Asks where a new file goes; undefined when the person chose none. */
export async function chooseTarget(
  options: Electron.SaveDialogOptions,
): Promise<string | undefined> {
  const window = BrowserWindow.getFocusedWindow();
  const chosen = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options));
  return chosen.canceled ? undefined : chosen.filePath;
}

/** Asks for one file that is there. */
export async function chooseFile(options: Electron.OpenDialogOptions): Promise<string | undefined> {
  const window = BrowserWindow.getFocusedWindow();
  const chosen = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return chosen.filePaths[0];
}
