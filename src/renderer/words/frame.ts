import type { Screen } from '../../shared/ipc.ts';

/** What the frame around the screens says. */
export const frameWords = {
  app: 'DynamoSQL Tray',
  screens: {
    overview: 'Overview',
    tables: 'Tables',
    assistants: 'Assistants',
    activity: 'Activity',
    settings: 'Settings',
  } satisfies Readonly<Record<Screen, string>>,
  navigation: 'Screens',
  somethingWaits: 'something waits',
  demo: 'Demo',
  starting: 'DynamoSQL Tray is starting',
  noAnswer: 'The app does not answer its window',
  broken: 'This window ran into a mistake of its own.',
  brokenNext: 'Your assistants are not touched by it. Reload draws the window anew.',
  reload: 'Reload',
  noTray:
    'This desktop shows no tray icons, so the window stays. Starting the app again always opens it.',
  shortcuts: 'Keyboard shortcuts',
  close: 'Close',
  shortcut: {
    verify: 'Verify',
    nextPane: 'Next pane',
    shortcuts: 'This list',
    close: 'Close the innermost thing',
  },
  tokenCopied: (minutes: number) => `Copied, valid ${minutes} min.`,
  allPassed: (count: number, time: string) => `All ${count} checks passed in ${time}.`,
  checkFailed: (check: string, cause: string) => `${check} failed: ${cause}`,
  checkFailedTitle: (check: string) => `${check} failed`,
  seeIt: 'See it',
} as const;
