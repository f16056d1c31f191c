import { join } from 'node:path';
import type { SecretStore } from '../../../src/main/core/ports.ts';
import { createKeychain } from '../../../src/main/node/keychain.ts';
import { type Budgets, budgetsSchema } from '../../../src/shared/settings.ts';
import { openWorld, type World } from '../../scenarios/harness/world.ts';
import { type Bus, startBus, startSilentBus } from './bus.ts';
import { type Keyring, startKeyring } from './keyring.ts';

const KEYCHAIN_CHILD = join(import.meta.dirname, '../../../dist/keychain-child.cjs');

type BusKind = 'none' | 'silent' | 'bare' | { readonly deny: string };

/** A person's session on a computer of its own: a bus, and a keyring when the test starts one. */
export interface DesktopSession {
  readonly world: World;
  readonly environment: Readonly<Record<string, string>>;
  startKeyring(state: 'unlocked' | 'locked'): Promise<Keyring>;
  /** Our keychain port in this session, with the app's own budgets or others. */
  keychain(budgets?: Partial<Budgets>): SecretStore;
}

/** A session that ends with the test that opened it. */
export function openSession(kind?: BusKind): Promise<DesktopSession> {
  return createSession(openWorld(), kind);
}

/** A session that ends with its world. */
export async function createSession(world: World, kind: BusKind = 'bare'): Promise<DesktopSession> {
  const bus = await openBus(kind, world);
  if (bus) world.onEnd(() => bus.stop());
  const environment = {
    ...world.environment,
    ...(bus ? { DBUS_SESSION_BUS_ADDRESS: bus.address } : {}),
  };
  return {
    world,
    environment,
    async startKeyring(state) {
      const keyring = await startKeyring({ environment, state });
      world.onEnd(() => keyring.stop());
      return keyring;
    },
    keychain: (budgets = {}) =>
      createKeychain({
        childFile: KEYCHAIN_CHILD,
        budgets: budgetsSchema.parse(budgets),
        environment,
      }),
  };
}

async function openBus(kind: BusKind, { folder }: World): Promise<Bus | undefined> {
  if (kind === 'none') return undefined;
  if (kind === 'silent') return startSilentBus(folder);
  return startBus({ folder, ...(kind === 'bare' ? {} : kind) });
}
