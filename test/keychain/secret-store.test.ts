import { afterAll } from 'vitest';
import { secretStoreSuite } from '../ports/secret-store-suite.ts';
import { createWorld } from '../scenarios/harness/world.ts';
import { createSession } from './session/desktop-session.ts';

const world = createWorld();
afterAll(() => world.end());
const { startKeyring, keychain } = await createSession(world);
await startKeyring('unlocked');

secretStoreSuite('GNOME Keyring', keychain);
