import type { AddressMistake, PortMistake } from '../settings/addresses.ts';
import { counted } from './counts.ts';

const lose = (count: number) =>
  count === 0
    ? 'No assistant uses it now.'
    : `${counted(count, 'assistant')} ${count === 1 ? 'loses' : 'lose'} DynamoSQL until you paste a secret again.`;

const portMistakes: Readonly<Record<PortMistake, string>> = {
  'not-a-number': 'This is not a port. A whole number is wanted, such as 17864.',
  'out-of-range': 'Ports from 1024 to 65535 can be used.',
  same: 'This is the port in use.',
};

const addressMistakes: Readonly<Record<AddressMistake, string>> = {
  'not-an-address': 'This is not an address. It begins with https:// or http://.',
  'not-safe': 'Plain http is allowed for this computer only. Use https.',
  'holds-a-password':
    'This holds a password, which is not kept in a file. Set it by a variable of the system.',
};

/** Texts of the Settings screen. */
export const settingsWords = {
  title: 'Settings',
  tabs: 'Parts of the settings',
  tab: {
    general: 'General',
    network: 'Network',
    secret: 'Secret and privacy',
    keys: 'Keys',
    updates: 'Updates',
    about: 'About',
  },
  failedToRead: 'The settings could not be read',
  notSaved: 'Not saved.',

  start: 'Start at login',
  startNote: 'Starts hidden in the tray, so your assistants find it at once.',
  startUnknown: 'This system does not say whether the app starts at login.',
  port: 'Local port',
  portNote: 'Kept for good once chosen, because your assistants know it.',
  portChange: 'Change…',
  portText: (count: number) =>
    count === 0
      ? 'No assistant knows the old port yet.'
      : `${counted(count, 'assistant')} ${count === 1 ? 'knows' : 'know'} the old port and ${count === 1 ? 'loses' : 'lose'} DynamoSQL until ${count === 1 ? 'its configuration is' : 'their configurations are'} copied again.`,
  portField: 'New port',
  portMistake: (mistake: PortMistake) => portMistakes[mistake],
  portKeep: (port: number) => `Stay on ${port}`,
  portMove: 'Move',
  portMoved: (port: number) => `The local address is on port ${port} now.`,
  notifications: 'Notifications',
  notificationsNote: 'Only three exist: needs you, recovered, first call of an assistant.',
  appearance: 'Appearance',
  appearances: { system: 'As the system', light: 'Light', dark: 'Dark' },
  tray: 'Tray icon',
  trayNote: 'One colour follows your menu bar. Colours add green, amber and blue.',
  trays: { 'one-colour': 'One colour', colours: 'Colours' },
  activity: 'Activity',
  activityNote: 'How long calls are kept. They stay on this computer.',
  tableNames: 'Table names in the activity',
  tableNamesNote: 'Written down for each call. SQL text and rows never are.',
  days: (days: number) => counted(days, 'day'),

  server: 'Server address',
  serverNote: 'Where DynamoSQL is asked. Your secret goes only where it was proven.',
  proxy: 'Proxy',
  proxyNote: 'Empty stands for a direct connection. The local address is never proxied.',
  proxyPlaceholder: 'http://proxy.example:8080',
  noProxy: 'Not by the proxy',
  noProxyNote: 'Names and addresses that are reached directly, with commas.',
  ca: 'Extra CA file',
  caNote: 'For a company that inspects traffic. Added to those of the system.',
  caNone: 'none',
  caChoose: 'Choose…',
  caRemove: 'Remove',
  setByEnvironment: (variable: string) => `Set by ${variable}, which goes before what stands here.`,
  save: 'Save',
  keepOld: 'Keep the old one',
  saved: 'Saved.',
  addressMistake: (mistake: AddressMistake) => addressMistakes[mistake],

  whereIsSecret: 'Where is my secret?',
  secretIn: (store: string) =>
    `In the ${store} and nowhere else. Not in a file, a log, a config or an environment variable.`,
  secretNone: 'Nowhere: none is stored here yet.',
  secretDemo: 'The demo needs none.',
  store: 'Store',
  item: 'Item',
  clientId: 'Client ID',
  selfTest: 'Self-test',
  selfTestNever: 'not in this window yet',
  selfTestRunning: 'running',
  selfTestPassed: 'written, read and deleted',
  replace: 'Replace secret…',
  setUp: 'Set up…',
  testStore: 'Test the store',
  deleteSecret: 'Delete from this computer…',
  deleteTitle: 'Delete the secret here?',
  deleteText: (count: number) => `${lose(count)} The portal is not touched.`,
  deleteKeep: 'Keep it',
  deleteNow: 'Delete secret',
  deleted: 'The secret is deleted from this computer.',
  clipboardNote:
    'This system cannot mark copied texts as secret, so a clipboard history may keep a copied token or key.',
  whatLeaves: 'What leaves this computer?',
  leaves: { to: 'To', what: 'What', last: 'Last' },
  leavesServer: 'Your ID and secret to mint tokens; your assistants’ calls',
  leavesUpdates: 'A look for updates, and the newer version itself. Nothing about you',
  leavesNothingElse: 'No telemetry, no crash reports. The access token lives in memory only.',
  never: 'not yet',

  keysNote:
    'Each assistant has a key of its own for the local address. A key opens nothing elsewhere.',
  keysNone: 'No keys yet',
  keysNoneNext: 'A key is made when you copy the configuration of an assistant.',
  keysFailed: 'The keys could not be read',
  keyColumns: { assistant: 'Assistant', made: 'Made', used: 'Last use' },
  keysToAssistants: 'Assistants',
  revoke: 'Revoke…',

  version: 'Version',
  documentation: 'Documentation',
  documentationNote: 'How DynamoSQL works, and the SQL it understands.',
  openDocumentation: 'Open',
  portal: 'Portal',
  portalNote: 'API clients, schemas and your account.',
  openPortal: 'Open',
  log: 'Log folder',
  openLog: 'Open',
  logNote: 'Helps when reporting a problem. It holds no secret, token, key, SQL or rows.',
  reset: 'Reset everything',
  resetNote:
    'Secret, keys, settings and activity are deleted here, and configs are put back as they were. The portal is not touched. Before you remove the app for good, run `dynamosql-tray uninstall`.',
  resetButton: 'Reset…',
  resetTitle: 'Reset everything?',
  resetText: (count: number) =>
    `Secret, keys, settings and activity are deleted${count === 0 ? '' : `, and ${counted(count, 'config')} ${count === 1 ? 'is' : 'are'} put back as ${count === 1 ? 'it was' : 'they were'}`}. The portal is not touched.`,
  resetKeep: 'Keep all',
  resetNow: 'Reset',
} as const;
