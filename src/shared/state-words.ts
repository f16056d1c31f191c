import { ageText, spanText } from './ages.ts';
import type { LabelledAction, Moment, Said } from './said.ts';
import type { Snapshot } from './snapshot.ts';
import { type State, stateNames } from './states.ts';
import {
  actions,
  ended,
  missingIn,
  missingScopesIn,
  nextTry,
  troubleWords,
} from './trouble-words.ts';

// What every state says in tray and window. The command line has the catalogue's own sentences,
// which name commands; here the next step is a button.

export interface StateWords {
  /** The state's name: "Needs you". */
  readonly word: string;
  readonly sentence: string;
  /** What happens next, or what to do. */
  readonly next: string;
  /** The first one is the thing to do now. */
  readonly actions: readonly LabelledAction[];
}

const WAITING = 'Calls that arrive now wait for it.';
const NOTHING_TO_DO = 'Nothing for you to do.';

/** The words for the state that the snapshot shows, at this moment. */
export function stateWords(snapshot: Snapshot, moment: Moment): StateWords {
  const { health } = snapshot;
  const said = troubleWords(snapshot, moment);
  const usual = usualWords[health.state](snapshot, moment);
  return { word: stateNames[health.state], ...usual, ...said };
}

type Usual = (snapshot: Snapshot, moment: Moment) => Omit<StateWords, 'word'> & Said;

const usualWords: Readonly<Record<State, Usual>> = {
  ready: readyWords,
  working: (snapshot, moment) => ({ ...workingWords(snapshot, moment), actions: [] }),
  'needs-you': ({ health }) => ({
    sentence: ended(health.sentence),
    next: health.cause,
    actions: [actions.enterSecret, actions.verify],
  }),
  offline: (snapshot, moment) => ({
    sentence: ended(snapshot.health.sentence),
    next: `It comes back by itself.${nextTry(snapshot, moment, { returns: AT_RETURN.has(snapshot.health.code) })}`,
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

/** These end with a network that comes back, which is noticed at once. */
const AT_RETURN: ReadonlySet<string> = new Set([
  'name_not_found',
  'connect_failed',
  'connect_timeout',
  'connection_lost',
]);

function workingWords({ health, token }: Snapshot, { nowMs }: Moment) {
  if (health.code === 'proof_too_old')
    return { sentence: ended(health.sentence), next: 'The server is being asked again.' };
  if (!token) return { sentence: 'Minting the first token.', next: WAITING };
  if (health.proofAgeSeconds === null)
    return { sentence: 'Asking DynamoSQL for its first answer.', next: NOTHING_TO_DO };
  const seconds = Math.round((nowMs - Date.parse(health.since)) / 1_000);
  const span = seconds > 0 ? `, ${spanText(seconds)}` : '';
  return { sentence: `Renewing the token${span}.`, next: WAITING };
}

function readyWords(snapshot: Snapshot, moment: Moment): ReturnType<Usual> {
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
  const granted = snapshot.scopes.filter(({ isGranted }) => isGranted);
  return {
    word: `${stateNames.ready}, ${granted.flatMap(({ tools }) => tools).length} of 3 tools`,
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
  if (!token) return NOTHING_TO_DO;
  const seconds = token.secondsLeft - token.renewsAtSecondsLeft - secondsSince;
  // An idle app has no renewal ahead: the next call brings it.
  return seconds > 0 && token.renewsAtSecondsLeft > 0
    ? `The token renews itself in ${spanText(seconds)}. ${NOTHING_TO_DO}`
    : `The token renews itself at the next call. ${NOTHING_TO_DO}`;
}
