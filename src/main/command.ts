import { getAsset, getRawAsset } from 'node:sea';
import { begin } from './cli/begin.ts';
import { findInstalledApp } from './node/installed-app.ts';

// The entry of the command line inside the single executable `dynamosql-tray`, whose other programs
// lie in it beside this one (`packed.ts` starts them, by the word that is given here).

declare const __APP_VERSION__: string;

// A reader that went away, such as `head`, is no failure of ours.
process.stdout.on('error', () => process.exit(0));

void begin({
  version: __APP_VERSION__,
  files: {
    command: { program: process.execPath, args: [] },
    keychainChild: 'keychain-child',
    get sqlWorker() {
      return { text: getAsset('packed.cjs', 'utf8'), words: ['sql-worker'] };
    },
    get sqlWasm() {
      return new Uint8Array(getRawAsset('sql-wasm.wasm'));
    },
  },
  findInstalledApp: () => findInstalledApp(process.execPath),
});
