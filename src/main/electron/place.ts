import type { WindowEvent } from '../../shared/ipc.ts';

/** A place in the window that a click elsewhere leads to. */
export type Place = WindowEvent<'show'>['place'];
