import type { Snapshot } from '../../shared/snapshot.ts';

/** What every screen is given. */
export interface ScreenProps {
  readonly snapshot: Snapshot;
  /** When the snapshot came, milliseconds since 1970: `useMoment` makes ages of it. */
  readonly receivedAtMs: number;
  /** What to show there, such as the id of an assistant; null for the usual. */
  readonly detail: string | null;
}
