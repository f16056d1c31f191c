import { createHash } from 'node:crypto';
import { z } from 'zod';
import { eventually } from '../../scenarios/harness/waiting.ts';
import type { SessionBus } from './session-bus.ts';
import { clickItem, type MenuItem, type MenuPlace, readMenu } from './tray-menu.ts';

/** A panel's view of the app's tray icon: what it shows, and its menu. */
export interface Tray {
  /** Waits until an app has put its icon there. */
  appears(): Promise<void>;
  isThere(): Promise<boolean>;
  tooltip(): Promise<string>;
  icon(): Promise<TrayIcon>;
  menu(): Promise<readonly MenuItem[]>;
  /** The item at a path of labels; a label may also be a pattern. Waits until it is there. */
  item(...labels: readonly (string | RegExp)[]): Promise<MenuItem>;
  click(...labels: readonly (string | RegExp)[]): Promise<void>;
}

export interface TrayIcon {
  readonly width: number;
  readonly height: number;
  /** Alpha, red, green, blue of each pixel. */
  readonly pixels: Buffer;
  /** Equal for equal pictures. */
  readonly digest: string;
}

const ITEM_PATH = '/StatusNotifierItem';
const ITEM = 'org.kde.StatusNotifierItem';
const WATCHER = 'org.kde.StatusNotifierWatcher';

const tooltipSchema = z.tuple([z.string(), z.unknown(), z.string(), z.string()]);
const pixmapsSchema = z.array(z.tuple([z.number(), z.number(), z.instanceof(Buffer)])).min(1);

/** Takes the place of the panel. An app that starts before it finds no tray. */
export async function hangUpTray(bus: SessionBus): Promise<Tray> {
  const items: string[] = [];
  await bus.own(WATCHER, '/StatusNotifierWatcher', watcherInterface, {
    RegisterStatusNotifierItem: (service: string) => void items.push(service),
    RegisterStatusNotifierHost: () => {},
    RegisteredStatusNotifierItems: items,
    IsStatusNotifierHostRegistered: true,
    ProtocolVersion: 0,
  });

  /** Of the app that runs now: icons of those that were killed stay in the list. */
  async function lastAlive(): Promise<string | undefined> {
    const [name] = items.slice(-1);
    return name !== undefined && (await isOnBus(bus, name)) ? name : undefined;
  }

  async function latest(): Promise<string> {
    const name = await eventually(lastAlive, (found) => found !== undefined, 30_000);
    return z.string().parse(name);
  }

  async function read(property: string): Promise<unknown> {
    return bus.call({
      destination: await latest(),
      path: ITEM_PATH,
      interface: 'org.freedesktop.DBus.Properties',
      member: 'Get',
      signature: 'ss',
      body: [ITEM, property],
    });
  }

  async function place(): Promise<MenuPlace> {
    return { destination: await latest(), path: z.string().parse(await read('Menu')) };
  }

  async function item(...labels: readonly (string | RegExp)[]): Promise<MenuItem> {
    const menu = { items: [] as readonly MenuItem[] };
    const look = async (): Promise<MenuItem | undefined> => {
      menu.items = await readMenu(bus, await place());
      return itemAt(menu.items, labels);
    };
    const found = await eventually(look, (one) => one !== undefined).catch(() => undefined);
    if (!found) throw new Error(`No ${labels.join(' ▸ ')} in:\n${outline(menu.items)}`);
    return found;
  }

  return {
    appears: async () => void (await latest()),
    isThere: async () => (await lastAlive()) !== undefined,
    tooltip: async () => {
      const [, , title, text] = tooltipSchema.parse(await read('ToolTip'));
      return text === '' ? title : text;
    },
    icon: async () => iconOf(await read('IconPixmap')),
    menu: async () => readMenu(bus, await place()),
    item,
    click: async (...labels) => {
      // A menu that changed in between has other numbers: it is read and clicked again.
      const target = await item(...labels);
      await clickItem(bus, await place(), target);
    },
  };
}

/** The menu as text, for messages and for tests of the whole. */
export function outline(items: readonly MenuItem[], indent = ''): string {
  const line = ({ label, isEnabled, isSeparator, items: below }: MenuItem): string =>
    isSeparator
      ? `${indent}—`
      : [`${indent}${label}${isEnabled ? '' : ' (disabled)'}`, outline(below, `${indent}  `)]
          .filter((text) => text !== '')
          .join('\n');
  return items.map(line).join('\n');
}

function itemAt(
  items: readonly MenuItem[],
  [label, ...rest]: readonly (string | RegExp)[],
): MenuItem | undefined {
  const fits = (item: MenuItem): boolean =>
    label instanceof RegExp ? label.test(item.label) : item.label === label;
  const found = items.find(fits);
  return found && rest.length > 0 ? itemAt(found.items, rest) : found;
}

function iconOf(value: unknown): TrayIcon {
  const [first] = pixmapsSchema.parse(value);
  if (!first) throw new Error('The tray shows no icon.');
  const [width, height, pixels] = first;
  const digest = createHash('sha256').update(pixels).digest('hex').slice(0, 16);
  return { width, height, pixels, digest };
}

async function isOnBus(bus: SessionBus, name: string): Promise<boolean> {
  const answer = await bus.call({
    destination: 'org.freedesktop.DBus',
    path: '/',
    interface: 'org.freedesktop.DBus',
    member: 'NameHasOwner',
    signature: 's',
    body: [name],
  });
  return z.boolean().parse(answer);
}

const watcherInterface = {
  name: WATCHER,
  methods: {
    RegisterStatusNotifierItem: ['s', '', ['service'], []],
    RegisterStatusNotifierHost: ['s', '', ['service'], []],
  },
  properties: {
    RegisteredStatusNotifierItems: 'as',
    IsStatusNotifierHostRegistered: 'b',
    ProtocolVersion: 'i',
  },
} satisfies Parameters<SessionBus['own']>[2];
