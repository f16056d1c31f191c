// Where a packed test build starts: what the test runtime lacks is put in before the app's own program.
// No build that is published holds this file.

require('./newer-node.cjs');
const { join } = require('node:path');

// A fused program can be watched only through Chromium's own port, which a released app refuses. With
// this word the app does not see what Chromium has heard already.
const ADMITTED = '--test-admits-debugger';
const isForChromium = (word) => word.startsWith('--remote-debugging-port') || word === ADMITTED;
if (process.argv.includes(ADMITTED))
  process.argv = process.argv.filter((word) => !isForChromium(word));

require('node:module')._load(join(__dirname, '..', 'dist', 'desktop.cjs'), null, true);
