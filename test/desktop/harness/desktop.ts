import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject, onTestFailed, onTestFinished } from 'vitest';
import { startBus } from '../../keychain/session/bus.ts';
import { type Keyring, startKeyring } from '../../keychain/session/keyring.ts';
import { createWorld, type World } from '../../scenarios/harness/world.ts';
import { type Clipboard, clipboardOf } from './clipboard.ts';
import { startDisplay } from './display.ts';
import { type Notifications, watchNotifications } from './notifications.ts';
import type { DesktopStage } from './prepare.ts';
import { connectToBus } from './session-bus.ts';
import { hangUpTray, type Tray } from './tray.ts';

/** A person's desktop in small: screen, keyring, tray, notifications and clipboard of its own. */
export interface Desktop {
  readonly stage: DesktopStage;
  readonly world: World;
  /** What a program of this desktop finds in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly keyring: Keyring;
  readonly tray: Tray;
  readonly notifications: Notifications;
  readonly clipboard: Clipboard;
  /** What the apps that were started here have written. */
  readonly outputs: (() => string)[];
}

/** A desktop that ends with the test that opened it, and all that runs on it. */
export async function openDesktop(): Promise<Desktop> {
  const { world, setUp } = createDesktop();
  onTestFinished(() => world.end());
  const desktop = await setUp();
  onTestFailed(() => {
    for (const output of desktop.outputs) process.stdout.write(output());
  });
  return desktop;
}

/** A desktop that ends with its world. */
export function createDesktop(): { readonly world: World; setUp(): Promise<Desktop> } {
  const stage = inject('desktopStage');
  const { worlds, cache, source } = stage;
  const world = createWorld({ parent: worlds, cache, source });
  return { world, setUp: () => furnish(stage, world) };
}

async function furnish(stage: DesktopStage, world: World): Promise<Desktop> {
  const { account } = stage.source;
  preferFont(world, 'Inter');
  const display = await startDisplay(account);
  world.onEnd(() => display.stop());
  const daemon = await startBus({ folder: world.folder, account });
  world.onEnd(() => daemon.stop());
  const environment = {
    ...world.environment,
    DISPLAY: display.name,
    DBUS_SESSION_BUS_ADDRESS: daemon.address,
    XDG_SESSION_TYPE: 'x11',
    // To GNOME's panel Chromium gives icons as files, to this one as pictures.
    XDG_CURRENT_DESKTOP: 'KDE',
    // Nothing of the real desktop or its accessibility bus is looked for.
    NO_AT_BRIDGE: '1',
  };
  const keyring = await startKeyring({ environment, state: 'unlocked', account });
  world.onEnd(() => keyring.stop());
  const bus = await connectToBus(daemon.address);
  world.onEnd(() => bus.close());
  const tray = await hangUpTray(bus);
  const notifications = await watchNotifications(bus);
  const clipboard = clipboardOf({ environment, account });
  return { stage, world, environment, keyring, tray, notifications, clipboard, outputs: [] };
}

/** Desktops have a font of their own for their surfaces; without one, the widest would be taken. */
function preferFont({ environment }: World, font: string): void {
  const folder = join(environment['XDG_CONFIG_HOME'] ?? '', 'fontconfig');
  const alias = (family: string): string =>
    `<alias binding="strong"><family>${family}</family><prefer><family>${font}</family></prefer></alias>`;
  mkdirSync(folder);
  const text = `<fontconfig>${['system-ui', 'sans-serif', 'Sans'].map(alias).join('')}</fontconfig>`;
  writeFileSync(join(folder, 'fonts.conf'), text);
}
