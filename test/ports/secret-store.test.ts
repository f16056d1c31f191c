import { createFakeSecretStore } from '../fakes/secret-store.ts';
import { secretStoreSuite } from './secret-store-suite.ts';

secretStoreSuite('the fake keychain', createFakeSecretStore);
