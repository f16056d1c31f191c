import type { Health } from '../../../shared/health.ts';
import type { Clock } from '../ports.ts';

/** What is worth interrupting a person for: once when something needs them, once when it is over. */
export interface Incidents {
  /** At every change of the health object. */
  update(health: Health): void;
  close(): void;
}

interface IncidentParts {
  readonly clock: Clock;
  readonly onNeedsYou: (health: Health) => void;
  readonly onRecovered: (awayMs: number) => void;
}

/** A trouble that needs a person is told when it has lasted this long. */
const SETTLE_MS = 5_000;
/** An outage that healed by itself is worth a word only when it was long enough to be noticed. */
const NOTICED_MS = 60_000;

interface Incident {
  readonly sinceMs: number;
  /** Code that was told; undefined while nothing was. */
  readonly told: string | undefined;
}

export function createIncidents({ clock, onNeedsYou, onRecovered }: IncidentParts): Incidents {
  let incident: Incident | undefined;
  let waitingFor: string | undefined;
  let cancel = (): void => {};

  function tellLater(health: Health): void {
    if (waitingFor === health.code || incident?.told === health.code) return;
    cancel();
    waitingFor = health.code;
    cancel = clock.after(SETTLE_MS, () => {
      waitingFor = undefined;
      incident = { sinceMs: incident?.sinceMs ?? clock.monotonicMs(), told: health.code };
      onNeedsYou(health);
    });
  }

  function stopWaiting(): void {
    cancel();
    waitingFor = undefined;
  }

  function recover(): void {
    stopWaiting();
    const over = incident;
    incident = undefined;
    if (!over) return;
    const awayMs = clock.monotonicMs() - over.sinceMs;
    if (over.told !== undefined || awayMs >= NOTICED_MS) onRecovered(awayMs);
  }

  return {
    update(health) {
      if (health.state === 'ready') return recover();
      if (health.state === 'paused' || health.state === 'not-set-up') {
        stopWaiting();
        incident = undefined;
        return;
      }
      if (health.state === 'working') return;
      incident ??= { sinceMs: clock.monotonicMs(), told: undefined };
      if (health.state === 'needs-you') tellLater(health);
      else stopWaiting();
    },
    close: stopWaiting,
  };
}
