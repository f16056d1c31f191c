import { z } from 'zod';
import { activityEntrySchema } from './activity.ts';
import { commands } from './commands.ts';
import {
  connectOutput,
  deletedBackupsOutput,
  disconnectOutput,
  resetKeyOutput,
} from './connecting.ts';
import { linkNames } from './links.ts';
import { assistantsOutput, keysOutput, snippetOutput } from './outputs.ts';
import { preferencesSchema, preferencesViewSchema } from './preferences.ts';
import type { Result } from './result.ts';
import { draftSchema, proofSchema } from './setup.ts';
import { snapshotSchema } from './snapshot.ts';
import { rowsSchema } from './table.ts';
import { checkSchema, verificationSchema } from './verification.ts';

// All that passes between the window and the main process. Handlers, bridge and screens derive their
// types from these values. No token, stored secret or key ever passes: copying is done by main.

const nothing = z.object({});
const assistant = z.string().max(64);
const table = z.object({ table: z.string().max(512), schema: z.string().max(512).nullable() });

export const screens = ['overview', 'tables', 'assistants', 'activity', 'settings'] as const;
export type Screen = (typeof screens)[number];

const place = z.enum([...screens, 'setup']);

/** What the window can ask for: each answers with a `Result` of its output. */
export const windowCommands = {
  snapshot: { input: nothing, output: snapshotSchema },

  // Setup. The secret comes this way once, in `understand` or `correct`, and never goes back.
  draft: { input: nothing, output: draftSchema },
  understand: { input: z.object({ text: z.string().max(100_000) }), output: draftSchema },
  /** As `understand`, with the clipboard read by main. */
  paste: { input: nothing, output: draftSchema },
  correct: {
    input: z.object({ field: z.enum(['clientId', 'clientSecret']), text: z.string().max(4_096) }),
    output: draftSchema,
  },
  dropDraft: { input: nothing, output: nothing },
  clearClipboard: { input: nothing, output: draftSchema },
  /** Runs the checks with the draft; each is told by the `check` event. Saves when all passed. */
  prove: {
    input: z.object({ confirmedTokenOrigin: z.string().max(512).nullable() }),
    output: proofSchema,
  },
  /** After a proof that was not saved: with fewer tools, or for this session without a keychain. */
  keepProven: {
    input: z.object({ fewerTools: z.boolean(), forSessionOnly: z.boolean() }),
    output: proofSchema,
  },
  startDemo: { input: nothing, output: nothing },
  leaveDemo: { input: nothing, output: nothing },

  // The connection
  /** Each check is told by the `check` event while it runs. */
  verify: { input: z.object({ assistant: assistant.nullable() }), output: verificationSchema },
  tryNow: { input: nothing, output: nothing },
  pause: { input: nothing, output: nothing },
  resume: { input: nothing, output: nothing },
  /** Puts a token with at least half its life on the clipboard. */
  copyToken: { input: nothing, output: z.object({ secondsLeft: z.number() }) },
  copyText: { input: z.object({ text: z.string().max(20_000_000) }), output: nothing },

  // Assistants
  /** Every assistant: what of it lies on this computer, how it is connected, what was seen of it. */
  assistants: { input: nothing, output: assistantsOutput },
  /** What `connectAssistant` would change; nothing is written and no key is made. */
  previewConnection: { input: z.object({ assistant }), output: connectOutput },
  /** `expects` is the preview that the person saw: a file that changed since is left alone. */
  connectAssistant: {
    input: z.object({ assistant, expects: z.string().max(256) }),
    output: connectOutput,
  },
  /** Takes our entry out again and revokes the key. */
  disconnectAssistant: { input: z.object({ assistant }), output: disconnectOutput },
  /** The forms with a stand-in where the key goes: `a key made for Cursor`. */
  previewSnippet: { input: z.object({ assistant }), output: snippetOutput },
  copySnippet: {
    input: z.object({ assistant, form: z.number().int().min(0).max(16) }),
    output: nothing,
  },
  /** Opens the assistant with its install link, which then asks; main builds it, key and all. */
  openInstallLink: { input: z.object({ assistant }), output: nothing },
  /** Asks where to, writes the extension and opens it; `path` is null when the person chose none. */
  saveExtension: {
    input: nothing,
    output: z.object({ path: z.string().nullable(), isOpened: z.boolean() }),
  },
  /** Deletes the copies of the assistant's files as they were, which may hold an old token. */
  deleteBackup: { input: z.object({ assistant }), output: deletedBackupsOutput },
  keys: { input: nothing, output: keysOutput },
  revokeKey: { input: z.object({ assistant }), output: nothing },
  /** A new key for the assistant, written into its file where that holds our entry. */
  resetKey: { input: z.object({ assistant }), output: resetKeyOutput },

  // Tables
  tables: commands.tables,
  describe: { input: table, output: commands.describe.output },
  /** The first rows, which reads no more than it shows; `truncated` when there may be more. */
  firstRows: { input: table, output: rowsSchema },

  // Activity: the latest first, at most 500 of them.
  activity: { input: nothing, output: z.object({ entries: z.array(activityEntrySchema) }) },
  /** Asks where to, and writes a CSV file. */
  exportActivity: { input: nothing, output: z.object({ path: z.string().nullable() }) },

  // Settings
  preferences: { input: nothing, output: preferencesViewSchema },
  changePreferences: { input: preferencesSchema.partial(), output: preferencesViewSchema },
  setStartAtLogin: { input: z.object({ isOn: z.boolean() }), output: preferencesViewSchema },
  movePort: {
    input: z.object({ port: z.number().int().min(1_024).max(65_535) }),
    output: preferencesViewSchema,
  },
  chooseCaFile: { input: nothing, output: preferencesViewSchema },
  testStore: { input: nothing, output: z.object({ store: z.string() }) },
  deleteSecret: { input: nothing, output: nothing },
  reset: { input: nothing, output: nothing },

  // Updates: what comes of them stands in the snapshot.
  /** Looks now, and fetches what is newer. Answered at once. */
  lookForUpdate: { input: nothing, output: nothing },
  /** Replaces the app, which ends then. */
  installUpdate: { input: nothing, output: nothing },
  putOffUpdate: { input: nothing, output: nothing },

  // The surroundings
  openLink: { input: z.object({ link: z.enum(linkNames) }), output: nothing },
  openLogFolder: { input: nothing, output: nothing },
  /** Ends the other copy that holds this home, and serves in its place. */
  takeOver: { input: nothing, output: nothing },
  quit: { input: nothing, output: nothing },
} as const;

export type WindowCommandName = keyof typeof windowCommands;
export type WindowInput<N extends WindowCommandName> = z.infer<(typeof windowCommands)[N]['input']>;
export type WindowOutput<N extends WindowCommandName> = z.infer<
  (typeof windowCommands)[N]['output']
>;

/** What main tells the window unasked. */
export const windowEvents = {
  snapshot: snapshotSchema,
  /** One check of a running `prove` or `verify` has ended. */
  check: checkSchema,
  activity: activityEntrySchema,
  /** Where a click in the tray or on a notification leads. */
  show: z.object({ place, assistant: z.string().nullable() }),
} as const;

export type WindowEventName = keyof typeof windowEvents;
export type WindowEvent<N extends WindowEventName> = z.infer<(typeof windowEvents)[N]>;

/** Asks main to do something, with the outcome as a value: never rejects for an expected failure. */
export type AskMain = <N extends WindowCommandName>(
  name: N,
  input: WindowInput<N>,
) => Promise<Result<WindowOutput<N>>>;

/** What the preload script puts on `window.dynamosql`. */
export interface WindowBridge {
  readonly ask: AskMain;
  /** Gives the function that ends the listening. */
  readonly listen: <N extends WindowEventName>(
    name: N,
    hear: (event: WindowEvent<N>) => void,
  ) => () => void;
  readonly platform: 'darwin' | 'win32' | 'linux';
  /** The user's own folder, as an absolute path: what lies in it is shown from `~`. */
  readonly personFolder: string;
}

export function isWindowCommand(name: unknown): name is WindowCommandName {
  return typeof name === 'string' && Object.hasOwn(windowCommands, name);
}
