// The least that a tray app can be: what ours adds to it is what we answer for.

const { app, Menu, nativeImage, Tray } = require('electron');

const icon = { width: 22, height: 22 };
app.on('window-all-closed', () => {});
app.whenReady().then(() => {
  const tray = new Tray(nativeImage.createFromBitmap(Buffer.alloc(22 * 22 * 4, 128), icon));
  tray.setToolTip('Bare');
  tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Quit', role: 'quit' }]));
  globalThis.tray = tray;
});
