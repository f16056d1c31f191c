import { Menu, type MenuItemConstructorOptions } from 'electron';

/**
 * The menu behind the window's own keys, in the place of the runtime's, which offers to reload the
 * page and to open developer tools. Quitting goes through `onQuit`, so that it counts as on purpose.
 */
export function setWindowMenu(onQuit: () => void): void {
  const quit: MenuItemConstructorOptions = {
    label: 'Quit DynamoSQL Tray',
    accelerator: 'CmdOrCtrl+Q',
    click: onQuit,
  };
  const isMac = process.platform === 'darwin';
  const hiding = [{ role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }] as const;
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      { label: 'DynamoSQL Tray', submenu: [...(isMac ? hiding : []), { role: 'close' }, quit] },
      { role: 'editMenu' },
      {
        label: 'View',
        submenu: [
          { role: 'resetZoom' },
          { role: 'zoomIn' },
          { role: 'zoomOut' },
          { type: 'separator' },
          { role: 'togglefullscreen' },
        ],
      },
    ]),
  );
}
