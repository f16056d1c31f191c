import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { NETWORK_VARIABLE } from './persons-network.ts';

// Every test file lives in a home of its own, so that no test reads or writes what belongs to the
// person who runs it. The name is short because Unix socket paths end at about 100 bytes.

const home = mkdtempSync(join(tmpdir(), 'dst-'));

const ownFolders = {
  HOME: home,
  USERPROFILE: home,
  APPDATA: join(home, 'appdata'),
  LOCALAPPDATA: join(home, 'localappdata'),
  XDG_CONFIG_HOME: join(home, 'config'),
  XDG_DATA_HOME: join(home, 'data'),
  XDG_STATE_HOME: join(home, 'state'),
  XDG_CACHE_HOME: join(home, 'cache'),
  XDG_RUNTIME_DIR: join(home, 'run'),
  DYNAMOSQL_TRAY_HOME: join(home, 'tray'),
  TMPDIR: join(home, 'tmp'),
};

for (const folder of Object.values(ownFolders)) mkdirSync(folder, { recursive: true, mode: 0o700 });
Object.assign(process.env, ownFolders);

const foreign = /^(DYNAMOSQL_(?!TRAY_HOME$).*|DBUS_.*)$/i;
for (const name of Object.keys(process.env))
  if (foreign.test(name) || NETWORK_VARIABLE.test(name)) delete process.env[name];

afterAll(() => rmSync(home, { recursive: true, force: true }));
