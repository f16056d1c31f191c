import { ageText, clockText, spanText } from './ages.ts';
import { type State, stateNames } from './health.ts';
import type { Snapshot } from './snapshot.ts';

// What every state says in tray and window. The command line has the catalogue's own sentences,
// which name commands; here the next step is a button.

/** What a button beside a state does; surfaces carry it out. */
export type StateAction =
  | 'verify'
  | 'copyToken'
  | 'openApiClients'
  | 'setUp'
  | 'tryDemo'
  | 'resume'
  | 'tryNow'
  | 'networkSettings'
  | 'portSettings'
  | 'takeOver';

interface LabelledAction {
  readonly id: StateAction;
  readonly label: string;
}

export interface StateWords {
  /** The state's name: "Needs you". */
  readonly word: string;
  readonly sentence: string;
  /** What happens next, or what to do. */
  readonly next: string;
  /** The first one is the thing to do now. */
  readonly actions: readonly LabelledAction[];
}

/** The moment of drawing: wall clock, and how long ago the snapshot was made. */
export interface Moment {
  readonly nowMs: number;
  readonly secondsSince: number;
}

const actions = {
  verify: { id: 'verify', label: 'Verify' },
  copyToken: { id: 'copyToken', label: 'Copy fresh token' },
  grant: { id: 'openApiClients', label: 'How to grant it' },
  openApiClients: { id: 'openApiClients', label: 'Open API clients' },
  setUp: { id: 'setUp', label: 'Set up…' },
  tryDemo: { id: 'tryDemo', label: 'Try the demo' },
  enterSecret: { id: 'setUp', label: 'Enter new secret' },
  resume: { id: 'resume', label: 'Resume' },
  tryNow: { id: 'tryNow', label: 'Try now' },
  unlock: { id: 'tryNow', label: 'Unlock' },
  askAgain: { id: 'tryNow', label: 'Ask again' },
  networkSettings: { id: 'networkSettings', label: 'Network settings' },
  tryAgain: { id: 'tryNow', label: 'Try again' },
  movePort: { id: 'portSettings', label: 'Move to another port' },
  takeOver: { id: 'takeOver', label: 'Take over' },
} as const satisfies Readonly<Record<string, LabelledAction>>;

interface Said {
  readonly sentence: string;
  readonly next?: string;
  readonly actions?: readonly LabelledAction[];
}

const ROTATED =
  'It was probably rotated, or its API client was deleted, in the portal. Paste the new secret and everything goes on as before.';
const COMPANY = 'If your company inspects traffic, add its CA file.';
const credentialActions = [actions.enterSecret, actions.openApiClients];
const networkActions = [actions.tryNow, actions.networkSettings];

/** Sentences by failure code, where the state's own are not enough. `{host}` is the server's. */
const saidOf: Readonly<Record<string, (snapshot: Snapshot) => Said>> = {
  invalid_client: () => ({
    sentence: 'DynamoSQL does not accept the client secret any more.',
    next: ROTATED,
    actions: credentialActions,
  }),
  unauthorized_client: () => ({
    sentence: 'This API client may not get tokens this way.',
    next: 'Create an API client in the portal and paste its ID and secret.',
    actions: credentialActions,
  }),
  invalid_grant: () => ({
    sentence: 'DynamoSQL refuses to renew the token.',
    next: 'Paste the ID and secret again.',
    actions: credentialActions,
  }),
  invalid_scope: () => ({
    sentence: 'No scope is granted to this API client.',
    next: 'Tick both in the portal, or make a new client with them and paste that.',
    actions: [actions.openApiClients, actions.enterSecret],
  }),
  scope_missing: (snapshot) => ({
    sentence: `${missingIn(snapshot)} is not granted to this API client.`,
    next: 'Tick it in the portal, or make a new client with it and paste that.',
    actions: [actions.openApiClients, actions.enterSecret],
  }),
  issuer_mismatch: ({ host }) => ({
    sentence: `The stored secret belongs to another server than ${host}.`,
    next: 'Nothing was sent. Paste the ID and secret that belong to this server.',
    actions: [actions.enterSecret, actions.networkSettings],
  }),
  token_refused: ({ host }) => ({
    sentence: `${host} does not take the tokens that its own issuer made.`,
    next: 'Check the API client in the portal, then try again.',
    actions: [actions.openApiClients, actions.tryNow],
  }),
  keychain_locked: () => ({
    sentence: 'The keychain is locked.',
    next: 'Unlock it and DynamoSQL goes on by itself.',
    actions: [actions.unlock],
  }),
  keychain_denied: () => ({
    sentence: 'The keychain did not let the app read its entry.',
    next: 'Allow it when asked, or paste the secret again.',
    actions: [actions.askAgain, actions.enterSecret],
  }),
  keychain_missing: () => ({
    sentence: 'This computer has no keychain that is running.',
    next: 'Start one, or keep the secret for this session only. It is never written to a file.',
    actions: [actions.tryNow, actions.enterSecret],
  }),
  name_not_found: ({ host }) => ({ sentence: `${host} cannot be found.`, actions: networkActions }),
  connect_failed: ({ host }) => ({ sentence: `${host} cannot be reached.` }),
  connect_timeout: ({ host }) => ({ sentence: `${host} cannot be reached.` }),
  tls_failed: ({ host }) => ({
    sentence: `The certificate of ${host} is not one that this computer trusts.`,
    next: COMPANY,
    actions: networkActions,
  }),
  proxy_failed: () => ({ sentence: 'The proxy refused the connection.', actions: networkActions }),
  port_taken: ({ health }) => ({
    sentence: 'The local port is taken by another program.',
    next: `${health.cause.split('. ')[0]}. End that program and try again, or move.`,
    actions: [actions.tryAgain, actions.movePort],
  }),
  home_owned: ({ otherOwner }) => ({
    sentence: otherOwner
      ? `Another copy serves your assistants: process ${otherOwner.pid}, since ${clockText(Date.parse(otherOwner.since))}.`
      : 'Another copy serves your assistants.',
    next: 'It can go on, or this window can take its place.',
    actions: [actions.takeOver],
  }),
};

/** The words for the state that the snapshot shows, at this moment. */
export function stateWords(snapshot: Snapshot, moment: Moment): StateWords {
  const { health } = snapshot;
  const said = saidOf[health.code]?.(snapshot);
  const usual = usualWords[health.state](snapshot, moment);
  return { word: stateNames[health.state], ...usual, ...said };
}

type Usual = (snapshot: Snapshot, moment: Moment) => Required<Said>;

const usualWords: Readonly<Record<State, Usual>> = {
  ready: readyWords,
  working: (snapshot) => ({
    sentence: snapshot.token ? 'Renewing the token.' : 'Minting the first token.',
    next: 'Calls that arrive now wait for it.',
    actions: [],
  }),
  'needs-you': ({ health }) => ({
    sentence: ended(health.sentence),
    next: health.cause,
    actions: [actions.enterSecret, actions.verify],
  }),
  offline: (snapshot, moment) => ({
    sentence: ended(snapshot.health.sentence),
    next: `It comes back by itself.${nextTry(snapshot, moment)}`,
    actions: [actions.tryNow],
  }),
  paused: ({ health }, { nowMs }) => ({
    sentence: `Paused by you, ${ageText(Date.parse(health.since), nowMs)}.`,
    next: 'Assistants are told that you paused DynamoSQL.',
    actions: [actions.resume],
  }),
  'not-set-up': () => ({
    sentence: 'No client ID and secret are stored.',
    next: 'Paste the two values from the portal, or try the demo.',
    actions: [actions.setUp, actions.tryDemo],
  }),
};

function readyWords(snapshot: Snapshot, moment: Moment): Required<Said> {
  const sentence = `${dataIn(snapshot)} answered ${snapshot.provenBy ?? 'a check'} ${proofAge(snapshot, moment)}.`;
  const missing = missingScopesIn(snapshot);
  if (missing.length === 0) {
    return {
      sentence,
      next: renewal(snapshot, moment),
      actions: [actions.verify, actions.copyToken],
    };
  }
  const off = missing.flatMap(({ tools }) => tools).join(' and ');
  return {
    sentence: `${missingIn(snapshot)} is not granted. ${sentence}`,
    next: `${off} ${off.includes(' ') ? 'stay' : 'stays'} off until it is granted in the portal.`,
    actions: [actions.grant, actions.verify, actions.copyToken],
  };
}

const dataIn = ({ demo }: Snapshot): string => (demo ? 'The demo data' : 'DynamoSQL');

function proofAge({ health }: Snapshot, { nowMs, secondsSince }: Moment): string {
  const seconds = (health.proofAgeSeconds ?? 0) + secondsSince;
  return ageText(nowMs - seconds * 1_000, nowMs);
}

function renewal({ token }: Snapshot, { secondsSince }: Moment): string {
  if (!token) return 'Nothing for you to do.';
  const seconds = token.secondsLeft - token.renewsAtSecondsLeft - secondsSince;
  return seconds > 0
    ? `The token renews itself in ${spanText(seconds)}. Nothing for you to do.`
    : 'The token renews itself at the next call. Nothing for you to do.';
}

function nextTry({ nextTrySeconds }: Snapshot, { secondsSince }: Moment): string {
  if (nextTrySeconds === null) return '';
  const seconds = nextTrySeconds - secondsSince;
  return seconds > 0 ? ` Next try in ${spanText(seconds)}.` : ' Trying now.';
}

function missingScopesIn({ scopes }: Snapshot): Snapshot['scopes'] {
  return scopes.filter(({ isGranted }) => !isGranted);
}

function missingIn(snapshot: Snapshot): string {
  return (
    missingScopesIn(snapshot)
      .map(({ name }) => name)
      .join(' and ') || 'A scope'
  );
}

function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
