/** The states as people read them. Apart from the schema, so that the tray is there before it. */
export const stateNames = {
  ready: 'Ready',
  working: 'Working',
  'needs-you': 'Needs you',
  offline: 'Offline',
  paused: 'Paused',
  'not-set-up': 'Not set up',
} as const;
export type State = keyof typeof stateNames;
