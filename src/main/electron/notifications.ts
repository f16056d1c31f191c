import { Notification } from 'electron';
import { spanText } from '../../shared/ages.ts';
import type { Health } from '../../shared/health.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { stateWords } from '../../shared/state-words.ts';
import type { Verification } from '../../shared/verification.ts';
import type { Clock } from '../core/ports.ts';
import { createIncidents } from '../core/status/incidents.ts';
import type { Place } from './place.ts';

interface NotificationParts {
  readonly clock: Clock;
  readonly icon: string;
  readonly snapshot: () => Snapshot;
  readonly isWanted: () => boolean;
  /** The window shows the same already. */
  readonly isSeen: () => boolean;
  readonly show: (place: Place, assistant?: string) => void;
}

/** The three kinds that exist, and answers to what the person just asked for from the tray. */
export interface Notifications {
  update(health: Health): void;
  firstCall(call: {
    readonly assistant: string;
    readonly name: string;
    readonly tool: string | null;
  }): void;
  verified(verification: Verification, seconds: number): void;
  failed(sentence: string): void;
  close(): void;
}

export function createNotifications(parts: NotificationParts): Notifications {
  // A notification that is not kept loses its click with its object.
  const shown = new Set<Notification>();

  function say(title: string, body: string, onClick: () => void): void {
    const notification = new Notification({ title, body, icon: parts.icon });
    notification.on('close', () => shown.delete(notification));
    notification.on('click', () => {
      shown.delete(notification);
      onClick();
    });
    shown.add(notification);
    notification.show();
  }

  function interrupt(title: string, body: string, onClick: () => void): void {
    if (parts.isWanted() && !parts.isSeen()) say(title, body, onClick);
  }

  const incidents = createIncidents({
    clock: parts.clock,
    onNeedsYou() {
      const moment = { nowMs: parts.clock.wallMs(), secondsSince: 0 };
      const { sentence, next, actions } = stateWords(parts.snapshot(), moment);
      const place = actions[0]?.id === 'setUp' ? 'setup' : 'overview';
      interrupt('DynamoSQL needs you', `${sentence} ${next}`, () => parts.show(place));
    },
    onRecovered(awayMs) {
      const body = `It was away for ${spanText(awayMs / 1_000)}; nothing for you to do.`;
      interrupt('DynamoSQL is back', body, () => parts.show('activity'));
    },
  });

  return {
    update: incidents.update,
    firstCall({ assistant, name, tool }) {
      const body = tool ? `It used ${tool}.` : 'It is connected.';
      interrupt(`First call from ${name}`, body, () => parts.show('assistants', assistant));
    },
    verified({ checks }, seconds) {
      const broken = checks.find(({ outcome }) => outcome === 'failed');
      const body = broken
        ? `${broken.id} failed: ${broken.cause}`
        : `All ${checks.length} checks passed in ${spanText(seconds)}.`;
      say('Verify connection', body, () => parts.show('overview'));
    },
    failed: (sentence) => say('DynamoSQL Tray', sentence, () => parts.show('overview')),
    close: incidents.close,
  };
}
