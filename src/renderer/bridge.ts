import type { AskMain, WindowBridge } from '../shared/ipc.ts';

declare global {
  interface Window {
    /** Put there by the preload script before any of this runs. */
    readonly dynamosql: WindowBridge;
  }
}

/** Asks main; an expected failure comes back as a value. */
export const ask: AskMain = (name, input) => window.dynamosql.ask(name, input);

/** Hears what main tells unasked, until the returned function is called. */
export const listen: WindowBridge['listen'] = (name, hear) => window.dynamosql.listen(name, hear);

export const platform = (): WindowBridge['platform'] => window.dynamosql.platform;

export const personFolder = (): WindowBridge['personFolder'] => window.dynamosql.personFolder;
