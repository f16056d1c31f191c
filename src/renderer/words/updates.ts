/** Texts of the part of Settings about newer versions of the app. */
export const updateWords = {
  switch: 'Look for updates',
  quiet:
    'About once a day, never while offline. A newer one is fetched; nothing is installed before you say so.',
  byAdministrator: {
    on: 'On by your administrator’s default. You can switch it off.',
    off: 'Off by your administrator’s default. You can switch it on.',
  },

  off: 'Nobody looks for updates.',
  offNote: (running: string) => `${running} runs. It stays as it is until you look.`,
  waiting: 'Not looked yet.',
  waitingNote: (running: string) =>
    `${running} runs. The first look comes some minutes after the start.`,
  looking: 'Looking for a newer version.',
  current: (running: string) => `${running} is the newest.`,
  looked: (age: string) => `Looked ${age}. An update never touches port, keys or configs.`,
  available: (version: string) => `${version} is there.`,
  availableNote: 'It is not on this computer yet.',
  downloading: (version: string) => `${version} is on its way.`,
  downloadingNote: (percent: number) => `${percent} % of it has arrived.`,
  ready: (version: string) => `${version} is ready.`,
  readyNote: 'It restarts in 2 s and does not touch port, keys or configs.',
  readyPassword:
    'Your system asks for the password of somebody who may install programs. Then it restarts in 2 s and does not touch port, keys or configs.',
  putOff: 'You put it off, so the tray keeps quiet about it for a day.',
  installing: (version: string) => `Installing ${version}.`,
  installingNote: 'Calls under way are answered first.',
  installingPassword: 'Your system asks for the password. Calls go on meanwhile.',
  byHand: 'This copy does not update itself.',
  byHandNote: (running: string) => `${running} runs. A newer one replaces it by hand.`,
  changed: (version: string) => `What changed in ${version}`,

  lookNow: 'Look now',
  restart: 'Restart',
  install: 'Install…',
  download: 'Download',
  later: 'Later',
  again: 'Try again',
  yourself: 'Download it yourself',
} as const;
