import { codeOf } from '../node/system-error.ts';
import { markUpdate } from '../node/update-mark.ts';
import type { Seat } from '../seat/seat.ts';

interface LeftSeat extends Pick<Seat, 'close'> {
  readonly run: Pick<Seat['run'], 'home'>;
  readonly edges: { readonly ports: Pick<Seat['edges']['ports'], 'log'> };
}

/**
 * Closes seats, each home marked for those who wait for the version. This process ends next, so
 * what goes wrong on the way, such as a full disk, is logged and keeps nobody here.
 */
export async function leaveSeats(seats: readonly LeftSeat[], version: string): Promise<void> {
  for (const seat of seats) mark(seat, version);
  await Promise.all(seats.map(closed));
}

function mark({ run, edges }: LeftSeat, version: string): void {
  try {
    markUpdate(run.home, version);
  } catch (error) {
    edges.ports.log.write('warning', 'update.not-marked', { error: codeOf(error) });
  }
}

async function closed({ edges, close }: LeftSeat): Promise<void> {
  try {
    await close();
  } catch (error) {
    edges.ports.log.write('warning', 'update.seat-not-closed', { error: codeOf(error) });
  }
}
