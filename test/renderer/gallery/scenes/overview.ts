import { failure } from '../../../../src/shared/failure.ts';
import type { Health } from '../../../../src/shared/health.ts';
import { failed, ok } from '../../../../src/shared/result.ts';
import type { Quarter, Snapshot } from '../../../../src/shared/snapshot.ts';
import type { Scene } from '../scene.ts';
import { ago, readySnapshot, usualQuarters } from './snapshots.ts';
import { goodChecks, networkDown } from './verifications.ts';

const health = (state: Health['state'], code: string, sentence: string, seconds: number) => ({
  ...readySnapshot.health,
  state,
  code,
  sentence,
  since: ago(seconds),
  proofAgeSeconds: 720,
});

/** The last quarter was answered here, and no token was got. */
const answeredHere: readonly Quarter[] = usualQuarters().map((quarter, at) =>
  at === 95 ? { ...quarter, calls: 6, failed: 0, answeredHere: 6, renewing: 'stopped' } : quarter,
);
const strip = { ...readySnapshot.strip, quarters: [...answeredHere] };

const needsYou: Snapshot = {
  ...readySnapshot,
  health: health('needs-you', 'invalid_client', 'DynamoSQL does not accept it', 960),
  provenBy: 'Cursor',
  requestId: '9f1c-44d0-7be2',
  token: null,
  strip,
  assistants: readySnapshot.assistants.map((assistant, at) =>
    at < 2 ? { ...assistant, lastSeen: ago(120 + at * 60) } : assistant,
  ),
};
const offline: Snapshot = {
  ...readySnapshot,
  health: {
    ...health('offline', 'name_not_found', 'The server cannot be found', 52),
    proofAgeSeconds: 130,
  },
  nextTrySeconds: 18,
  token: { secondsLeft: 258, lifeSeconds: 600, renewsAtSecondsLeft: 240 },
  strip,
};
const [schemas, query] = readySnapshot.scopes;
const fewerTools: Snapshot = {
  ...readySnapshot,
  scopes: [...(schemas ? [schemas] : []), ...(query ? [{ ...query, isGranted: false }] : [])],
};
const demo: Snapshot = {
  ...readySnapshot,
  demo: true,
  provenBy: null,
  assistants: [],
  host: '127.0.0.1',
};

export const overviewScenes: Readonly<Record<string, Scene>> = {
  'overview-ready': { snapshot: readySnapshot },
  'overview-fewer-tools': { snapshot: fewerTools },
  'overview-needs-you': { snapshot: needsYou, press: ['Details'] },
  'overview-offline': { snapshot: offline, press: ['Details'] },
  'overview-paused': {
    snapshot: { ...readySnapshot, health: health('paused', 'paused', 'Paused', 400) },
  },
  'overview-working': {
    snapshot: {
      ...readySnapshot,
      health: { ...health('working', 'working', 'Working', 2), proofAgeSeconds: null },
      token: null,
      scopes: [],
      assistants: [],
    },
  },
  'overview-other-owner': {
    snapshot: {
      ...readySnapshot,
      health: health('needs-you', 'home_owned', 'Another copy serves', 30),
      otherOwner: { pid: 4_711, since: ago(7_200) },
      endpoint: null,
      token: null,
    },
  },
  'overview-demo': { snapshot: demo },
  'overview-no-tray-mac': { snapshot: { ...readySnapshot, trayMissing: true }, platform: 'darwin' },
  'overview-verified': {
    snapshot: readySnapshot,
    answers: { verify: () => ok({ fault: null, checks: [...goodChecks] }) },
    press: ['Verify'],
  },
  'overview-verify-failed': {
    snapshot: offline,
    answers: { verify: () => ok(networkDown) },
    press: ['Verify'],
  },
  'overview-verifying': {
    snapshot: readySnapshot,
    answers: {
      verify: (_input, tell) => {
        for (const check of goodChecks.slice(0, 2)) tell('check', check);
        return new Promise(() => {});
      },
    },
    press: ['Verify'],
  },
  'overview-token-copied': { snapshot: readySnapshot, press: ['Copy fresh token'] },
  'overview-not-asked': {
    snapshot: readySnapshot,
    answers: { snapshot: () => failed(failure('internal')) },
  },
};
