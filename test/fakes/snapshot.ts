import { type FailureCode, failure } from '../../src/shared/failure.ts';
import type { Health } from '../../src/shared/health.ts';
import type { KnownAssistant, Snapshot } from '../../src/shared/snapshot.ts';
import type { State } from '../../src/shared/states.ts';
import { updatedByHand } from '../../src/shared/update.ts';
import { FAKE_START } from './clock.ts';

const ready: Health = {
  state: 'ready',
  code: 'ready',
  sentence: 'Assistants reach DynamoSQL',
  cause: '',
  next: '',
  since: new Date(FAKE_START).toISOString(),
  proofAgeSeconds: 12,
  remark: null,
};

/** A picture of an app that serves well, until the test says otherwise. */
export function createSnapshot(given: Partial<Snapshot> = {}): Snapshot {
  return {
    version: '0.1.0',
    health: ready,
    provenBy: 'Claude Code',
    nextTrySeconds: null,
    requestId: null,
    demo: false,
    isSetUp: true,
    host: 'mcp.example.com',
    endpoint: 'http://127.0.0.1:17864/mcp',
    token: { secondsLeft: 402, lifeSeconds: 600, renewsAtSecondsLeft: 240 },
    scopes: [],
    strip: { lastBeganAt: ready.since, quarters: [] },
    assistants: [],
    otherOwner: null,
    trayMissing: false,
    update: updatedByHand,
    ...given,
  };
}

/** Health with the catalogue's own words, since the fake clock's start. */
export function createHealth(state: State, code: FailureCode | 'ready'): Health {
  if (code === 'ready') return ready;
  const { title, cause, next } = failure(code);
  return { ...ready, state, code, sentence: title, cause, next };
}

/** An assistant with a key that has not called yet. */
export function createKnownAssistant(given: Partial<KnownAssistant> = {}): KnownAssistant {
  return {
    id: 'cursor',
    name: 'Cursor',
    monogram: 'Cu',
    hasKey: true,
    lastSeen: null,
    client: null,
    protocolVersion: null,
    lastError: null,
    callsToday: 0,
    ...given,
  };
}
