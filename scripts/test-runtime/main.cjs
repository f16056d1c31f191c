// What Electron's own default app does for `electron FOLDER`: opens the app that lies there.

require('./newer-node.cjs');
const { join, resolve } = require('node:path');
const { app } = require('electron');

const isWord = (word, index) => index > 0 && !word.startsWith('-');
const folder = resolve(process.argv.find(isWord) ?? '.');
const about = require(join(folder, 'package.json'));

process.defaultApp = true;
app.setAppPath(folder);
app.setName(about.productName ?? about.name);
if (about.version) app.setVersion(about.version);
app.setPath('userData', join(app.getPath('appData'), app.getName()));
require('node:module')._load(join(folder, about.main), null, true);
