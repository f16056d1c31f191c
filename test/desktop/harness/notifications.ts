import { z } from 'zod';
import { eventually } from '../../scenarios/harness/waiting.ts';
import type { SessionBus } from './session-bus.ts';

export interface SeenNotification {
  readonly id: number;
  readonly title: string;
  readonly body: string;
  /** The names of its actions and their labels. */
  readonly actions: Readonly<Record<string, string>>;
}

/** The desktop's notifications as their viewer sees them. */
export interface Notifications {
  /** Every one so far, in the order they came. */
  readonly seen: readonly SeenNotification[];
  /** The first, past or to come, that fits. */
  until(
    fits: RegExp | ((seen: SeenNotification) => boolean),
    withinMs?: number,
  ): Promise<SeenNotification>;
  click(notification: SeenNotification, action?: string): void;
}

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
const CLOSED_BY_PERSON = 2;

/** Takes the place of the desktop's notification service. */
export async function watchNotifications(bus: SessionBus): Promise<Notifications> {
  const seen: SeenNotification[] = [];
  await bus.own(NAME, PATH, notificationsInterface, {
    GetCapabilities: () => ['actions', 'body', 'persistence'],
    GetServerInformation: () => ['tests', 'tests', '1', '1.2'],
    Notify(
      _app: string,
      replaces: number,
      _icon: string,
      title: string,
      body: string,
      actions: string[],
    ) {
      const id = replaces === 0 ? seen.length + 1 : replaces;
      seen.push({ id, title, body, actions: pairs(actions) });
      return id;
    },
    CloseNotification: () => {},
  });
  return {
    seen,
    async until(fits, withinMs = 20_000) {
      const isIt = (one: SeenNotification): boolean =>
        fits instanceof RegExp ? fits.test(`${one.title}\n${one.body}`) : fits(one);
      const find = (): SeenNotification | undefined => seen.find(isIt);
      const found = await eventually(find, (one) => one !== undefined, withinMs).catch(() => {
        throw new Error(`No notification ${fits} among ${JSON.stringify(seen)}`);
      });
      return z.custom<SeenNotification>().parse(found);
    },
    click({ id }, action = 'default') {
      bus.signal(PATH, NAME, 'ActionInvoked', 'us', [id, action]);
      bus.signal(PATH, NAME, 'NotificationClosed', 'uu', [id, CLOSED_BY_PERSON]);
    },
  };
}

/** The protocol lists a name and its label by turns. */
function pairs(actions: readonly string[]): Record<string, string> {
  const pair = (name: string, index: number) => [name, actions[index + 1] ?? ''];
  return Object.fromEntries(actions.map(pair).filter((_, index) => index % 2 === 0));
}

const notificationsInterface = {
  name: NAME,
  methods: {
    GetCapabilities: ['', 'as', [], ['capabilities']],
    GetServerInformation: ['', 'ssss', [], ['name', 'vendor', 'version', 'spec_version']],
    Notify: [
      'susssasa{sv}i',
      'u',
      ['app_name', 'replaces_id', 'app_icon', 'summary', 'body', 'actions', 'hints', 'timeout'],
      ['id'],
    ],
    CloseNotification: ['u', '', ['id'], []],
  },
  signals: {
    ActionInvoked: ['us', 'id', 'action_key'],
    NotificationClosed: ['uu', 'id', 'reason'],
  },
} satisfies Parameters<SessionBus['own']>[2];
