import { clockText, spanText } from './ages.ts';
import type { Health } from './health.ts';
import type { LabelledAction, Moment, Said } from './said.ts';
import type { Snapshot } from './snapshot.ts';

// What a state says when its code explains it better than the state's own words.

/** Every button beside a state. */
export const actions = {
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
  tryAgain: { id: 'tryNow', label: 'Try again' },
  keepForSession: { id: 'setUp', label: 'Keep for this session' },
  move: { id: 'portSettings', label: 'Move…' },
  networkSettings: { id: 'networkSettings', label: 'Network settings' },
  takeOver: { id: 'takeOver', label: 'Take over' },
} as const satisfies Readonly<Record<string, LabelledAction>>;

const ROTATED =
  'It was probably rotated, or its API client was deleted, in the portal. Paste the new secret and everything goes on as before.';
const COMPANY = 'If your company inspects traffic, add its CA file.';
const credentialActions = [actions.enterSecret, actions.openApiClients];
const networkActions = [actions.tryNow, actions.networkSettings];

/** Sentences by failure code, where the state's own are not enough. `{host}` is the server's. */
const saidOf: Readonly<Record<string, (snapshot: Snapshot, moment: Moment) => Said>> = {
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
    actions: [actions.keepForSession, actions.tryNow],
  }),
  keychain_hung: ({ health }) => asked(health, [actions.askAgain, actions.enterSecret]),
  keychain_failed: ({ health }) => asked(health, [actions.askAgain, actions.enterSecret]),
  insecure_address: ({ health }) => asked(health, [actions.networkSettings]),
  upstream_forbidden: ({ health }) => asked(health, [actions.openApiClients, actions.tryNow]),
  home_unusable: ({ health }) => asked(health, []),
  name_not_found: ({ host }) => ({ sentence: `${host} cannot be found.`, actions: networkActions }),
  connect_failed: ({ host }) => ({ sentence: `${host} cannot be reached.` }),
  connect_timeout: ({ host }) => ({ sentence: `${host} cannot be reached.` }),
  upstream_failed: serverTrouble,
  token_endpoint_failed: serverTrouble,
  upstream_rate_limited: serverBusy,
  token_rate_limited: serverBusy,
  clock_wrong: () => ({
    sentence: "This computer's clock is off.",
    next: 'Tokens look expired before they are. Set the clock.',
  }),
  tls_failed: ({ host }) => ({
    sentence: `The certificate of ${host} is not one that this computer trusts.`,
    next: COMPANY,
    actions: networkActions,
  }),
  proxy_failed: () => ({ sentence: 'The proxy refused the connection.', actions: networkActions }),
  port_taken: (snapshot) => ({
    sentence: portSentence(snapshot),
    next: `End it, or move to another port; ${configsOf(snapshot)} rewritten with you watching.`,
    actions: [actions.tryAgain, actions.move],
  }),
  home_owned: ({ otherOwner }) => ({
    sentence: otherOwner
      ? `Another copy serves your assistants: process ${otherOwner.pid}, since ${clockText(Date.parse(otherOwner.since))}.`
      : 'Another copy serves your assistants.',
    next: 'It can go on, or this window can take its place.',
    actions: [actions.takeOver],
  }),
};

/** Undefined where the state's own words are enough. */
export function troubleWords(snapshot: Snapshot, moment: Moment): Said | undefined {
  return saidOf[snapshot.health.code]?.(snapshot, moment);
}

function asked({ sentence, cause }: Health, choices: readonly LabelledAction[]): Said {
  return { sentence: ended(sentence), next: cause, actions: choices };
}

function serverTrouble(snapshot: Snapshot, moment: Moment): Said {
  const status = /\bstatus (\d{3})\b/.exec(snapshot.health.cause)?.[1];
  return {
    sentence: `DynamoSQL has trouble${status ? ` (code ${status})` : ''}.`,
    next: `It is not on your side.${nextTry(snapshot, moment)}`,
  };
}

function serverBusy(snapshot: Snapshot, moment: Moment): Said {
  const { nextTrySeconds } = snapshot;
  const seconds = (nextTrySeconds ?? 0) - moment.secondsSince;
  // Rounded up: before the minute that is named nobody is asked.
  const untilMs = Math.ceil((moment.nowMs + seconds * 1_000) / 60_000) * 60_000;
  return {
    sentence: `DynamoSQL asks for fewer calls${seconds > 0 ? ` until ${clockText(untilMs)}` : ''}.`,
    next: `It is not on your side.${nextTry(snapshot, moment)}`,
  };
}

/** The port has no place of its own in a picture of an app that does not listen. */
function portSentence({ health }: Snapshot): string {
  const port = /^Another program listens on port (\d+)\./.exec(health.cause)?.[1];
  return port ? `Another program uses port ${port}.` : ended(health.cause);
}

function configsOf({ assistants }: Snapshot): string {
  const count = assistants.filter(({ hasKey }) => hasKey).length;
  return count === 1 ? 'the config of 1 assistant is' : `the configs of ${count} assistants are`;
}

/** When it is tried again by itself, after a blank; empty when it is not. */
export function nextTry(
  { nextTrySeconds }: Snapshot,
  { secondsSince }: Moment,
  { returns = false } = {},
): string {
  if (nextTrySeconds === null) return '';
  const seconds = nextTrySeconds - secondsSince;
  if (seconds <= 0) return ' Trying now.';
  const atReturn = returns ? ', and at once when the network returns' : '';
  return ` Next try in ${spanText(seconds)}${atReturn}.`;
}

export function missingScopesIn({ scopes }: Snapshot): Snapshot['scopes'] {
  return scopes.filter(({ isGranted }) => !isGranted);
}

/** The scopes that are not granted. */
export function missingIn(snapshot: Snapshot): string {
  return (
    missingScopesIn(snapshot)
      .map(({ name }) => name)
      .join(' and ') || 'A scope'
  );
}

export function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
