// What the words of a state are made of.

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

export interface LabelledAction {
  readonly id: StateAction;
  readonly label: string;
}

/** The moment of drawing: wall clock, and how long ago the snapshot was made. */
export interface Moment {
  readonly nowMs: number;
  readonly secondsSince: number;
}

/** The words for one case; what is not said is the state's own. */
export interface Said {
  /** In the place of the state's name. */
  readonly word?: string;
  readonly sentence: string;
  readonly next?: string;
  readonly actions?: readonly LabelledAction[];
}
