import type { State } from '../../shared/states.ts';

/** What Overview says beside the state's own sentences. */
export const overviewWords = {
  details: {
    code: 'Code',
    since: 'Since',
    lastProof: 'Last proof',
    request: 'Request',
    requestName: 'request id',
    neverProven: 'none yet',
    by: (name: string | null) => (name === null ? 'a check' : `a call from ${name}`),
  },

  ring: {
    noToken: 'No token',
    since: (time: string) => `since ${time}`,
    notYet: 'none minted yet',
    renewsAt: (countdown: string) => `renews at ${countdown}`,
    renewsAtNextCall: 'renews at a call',
    kept: 'kept for later',
  },

  address: {
    title: 'Local address',
    what: 'local address',
    none: 'The local address does not listen.',
    about: {
      ready: 'The same for good. Each assistant has a key of its own.',
      working: 'The same for good. Calls that arrive now wait.',
      'needs-you': 'Unchanged. Nothing to edit in your assistants.',
      offline: 'Still listening. Assistants are told to wait, not to sign in.',
      paused: 'Still listening. Assistants are told that you paused it.',
      'not-set-up': 'Listening already. Assistants are told that it is not set up.',
    } satisfies Readonly<Record<State, string>>,
  },

  tools: {
    title: 'Tools',
    granted: (granted: number, all: number) => `${granted} of ${all} granted`,
    asOf: (age: string) => `as of ${age}`,
    unknown: 'Known once the first token is there.',
  },

  strip: {
    title: 'Last 24 hours',
    asleep: 'Asleep',
    now: 'now',
    calls: (count: number) => (count === 1 ? '1 call' : `${count} calls`),
    failed: (count: number) => `${count} failed`,
    answeredHere: (count: number) => `${count} answered here`,
    renewals: (count: number) => (count === 1 ? '1 renewal' : `${count} renewals`),
    stopped: 'renewing stopped',
    noCalls: 'no calls',
  },

  assistants: {
    title: 'Assistants',
    explained: 'Each call gets this explanation in the chat.',
    none: 'No assistant has called yet.',
    connect: 'Connect an assistant',
    all: (count: number) => `All ${count}`,
    noCall: 'no call yet',
    told: (age: string) => `told ${age}`,
    noneToday: 'none today',
    callsToday: (count: number) => (count === 1 ? '1 call today' : `${count} calls today`),
    howToStart: 'How to start it',
  },

  verifying: {
    running: 'Verifying',
    title: 'Verification',
    failed: 'The checks could not be run',
    close: 'Close',
    again: 'Verify again',
  },

  verify: 'Verify',
  busy: 'Verifying…',
  leaveDemo: 'Leave the demo',
} as const;
