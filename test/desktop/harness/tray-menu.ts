import type { DBusError } from 'dbus-native';
import { z } from 'zod';
import type { SessionBus } from './session-bus.ts';

/** One line of the tray's menu. */
export interface MenuItem {
  readonly id: number;
  readonly label: string;
  readonly isEnabled: boolean;
  readonly isSeparator: boolean;
  readonly items: readonly MenuItem[];
}

/** Where a menu is served. */
export interface MenuPlace {
  readonly destination: string;
  readonly path: string;
}

const propertiesSchema = z.object({
  label: z.string().default(''),
  enabled: z.boolean().default(true),
  visible: z.boolean().default(true),
  type: z.string().default('standard'),
});
const nodeSchema = z.tuple([z.number(), propertiesSchema, z.array(z.unknown())]);
const layoutSchema = z.tuple([z.number(), nodeSchema]);

/** What the menu shows now, with its submenus. */
export async function readMenu(bus: SessionBus, place: MenuPlace): Promise<readonly MenuItem[]> {
  const answer = await askMenu(bus, place, 'GetLayout', 'iias', [0, -1, []]);
  const [, [, , children]] = layoutSchema.parse(answer);
  return itemsOf(children);
}

/** Clicks an item as a panel does. An app that ends by it has nobody left to answer. */
export async function clickItem(bus: SessionBus, place: MenuPlace, item: MenuItem): Promise<void> {
  const event = askMenu(bus, place, 'Event', 'isvu', [item.id, 'clicked', ['s', ''], 0]);
  await event.catch((error: DBusError) => {
    if (error.dbusName !== 'org.freedesktop.DBus.Error.NoReply') throw error;
  });
}

function askMenu(
  bus: SessionBus,
  place: MenuPlace,
  member: string,
  signature: string,
  body: unknown[],
): Promise<unknown> {
  return bus.call({ ...place, interface: 'com.canonical.dbusmenu', member, signature, body });
}

function itemsOf(children: readonly unknown[]): MenuItem[] {
  return children
    .map((child) => nodeSchema.parse(child))
    .filter(([, { visible }]) => visible)
    .map(([id, { label, enabled, type }, items]) => ({
      id,
      // An underscore marks a letter for the keyboard; two are one of the text.
      label: label.replace(/_(.?)/g, '$1'),
      isEnabled: enabled,
      isSeparator: type === 'separator',
      items: itemsOf(items),
    }));
}
