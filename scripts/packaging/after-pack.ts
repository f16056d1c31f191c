import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AfterPackContext } from 'electron-builder';

// What electron-builder does and we do not want, undone before anything is signed. On macOS it lets
// the app load from anywhere without encryption, and takes no word of the configuration against it.

const ARBITRARY_LOADS = /(<key>NSAllowsArbitraryLoads<\/key>\s*)<true\/>/;

export function afterPack({ electronPlatformName, appOutDir, packager }: AfterPackContext) {
  if (electronPlatformName !== 'darwin') return;
  const bundle = join(appOutDir, `${packager.appInfo.productFilename}.app`);
  const file = join(bundle, 'Contents', 'Info.plist');
  const text = readFileSync(file, 'utf8');
  if (!ARBITRARY_LOADS.test(text)) throw new Error(`${file} does not say what loads it allows.`);
  writeFileSync(file, text.replace(ARBITRARY_LOADS, '$1<false/>'));
}
